import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import type { EventContract } from '#contracts/event-contract';
import { MatchChanged, MatchFlagged, MatchProposed, MatchWithdrawn } from '#contracts/match-event';
import { Outbox } from '#eventing/outbox';
import type { Ruleset } from '#scoring/ruleset';
import { ELIGIBILITY_STATUSES } from '#scoring/vocabulary';
import type { KnownCandidate } from '../candidate/known-candidate.entity.ts';
import { Match } from '../match/match.entity.ts';
import { ProposalLog } from '../proposal/proposal-log.ts';
import type { KnownVacancy } from '../vacancy/known-vacancy.entity.ts';
import { isOpen } from './facts.ts';
import type { Fit, RankedFit, ShortlistPlan } from './plan-shortlist.ts';
import { RULESET_IN_FORCE } from './ruleset-in-force.ts';

type MatchEvent = typeof MatchProposed | typeof MatchChanged | typeof MatchWithdrawn | typeof MatchFlagged;

/** Carries out what a plan says, and announces exactly the difference. */
@Injectable()
export class ShortlistWriter {
  private readonly logger = new Logger(ShortlistWriter.name);

  constructor(
    private readonly outbox: Outbox,
    private readonly proposals: ProposalLog,
    @Inject(RULESET_IN_FORCE) private readonly ruleset: Ruleset,
  ) {}

  /**
   * @param plans of vacancies that the transaction holds
   * @param candidates as they were assessed for the plans
   * @param day as of which they were made
   */
  async write(
    manager: EntityManager,
    plans: { vacancy: KnownVacancy; plan: ShortlistPlan }[],
    candidates: ReadonlyMap<string, KnownCandidate>,
    day: string,
  ): Promise<void> {
    const written: Match[] = [];
    const announced = new Map<MatchEvent, Match[]>();
    for (const { vacancy, plan } of plans) {
      const changes = changesOf(vacancy, plan, this.ruleset.version);
      for (const { match, event } of changes) {
        written.push(match);
        if (event === undefined) continue;
        match.version += 1;
        match.updatedAt = new Date();
        const others = announced.get(event);
        if (others === undefined) announced.set(event, [match]);
        else others.push(match);
      }
      const told = changes.filter(({ event }) => event !== undefined).length;
      if (told > 0) this.logger.debug(`Shortlist of vacancy ${vacancy.id}: ${told} matches changed`);
    }
    await store(manager, written);
    for (const [contract, matches] of announced) await this.announce(manager, contract, matches);
    await markAsMatched(
      manager,
      plans.map(({ vacancy }) => vacancy),
      day,
      this.ruleset.version,
    );
    const proposed = [MatchProposed, MatchChanged].flatMap((event) => announced.get(event) ?? []);
    await this.proposals.record(manager, proposed, candidates, day);
  }

  private announce(manager: EntityManager, contract: EventContract & MatchEvent, matches: Match[]): Promise<void> {
    const events = matches.map((match) => ({ key: match.vacancyId, subject: match.id, value: match.toState() }));
    return this.outbox.add(manager, contract, ...events);
  }
}

/** The matches that a plan changes, each with the event that tells of it, if the change is one for others. */
function changesOf(
  vacancy: KnownVacancy,
  { keep, drop }: ShortlistPlan,
  rulesetVersion: string,
): { match: Match; event: MatchEvent | undefined }[] {
  const kept = keep.flatMap(({ ranked, match }) => {
    const next = Object.assign(new Match(), match ?? newMatch(vacancy.id), contentOf(vacancy, ranked, rulesetVersion));
    if (match === undefined || match.status === 'withdrawn') next.status = 'proposed';
    const event = eventFor(match, next);
    return event !== undefined || seenOtherVersions(match, next) ? [{ match: next, event }] : [];
  });
  const dropped = drop.flatMap(({ match, lostGround }) => {
    if (match.lostGround === lostGround) return [];
    const flagged = match.status === 'confirmed';
    const next = Object.assign(new Match(), match, { lostGround, status: flagged ? match.status : 'withdrawn' });
    return [{ match: next, event: flagged ? MatchFlagged : MatchWithdrawn }];
  });
  return [...kept, ...dropped];
}

const newMatch = (vacancyId: string) => ({ id: newId(), vacancyId, version: 0, updatedAt: new Date() });

function contentOf(
  vacancy: KnownVacancy,
  { candidateId, candidateVersion, fit }: RankedFit,
  rulesetVersion: string,
): Partial<Match> {
  const { score, scoreToday, confidence, eligibility, criteria } = fit;
  return {
    candidateId,
    candidateVersion,
    vacancyVersion: vacancy.version,
    rulesetVersion,
    score,
    scoreToday,
    confidence,
    eligibilityRank: ELIGIBILITY_STATUSES.indexOf(eligibility.status),
    eligibility: plain(eligibility) as Match['eligibility'],
    criteria: plain(criteria) as Match['criteria'],
    lostGround: null,
  };
}

function eventFor(before: Match | undefined, next: Match): MatchEvent | undefined {
  if (before === undefined || before.status === 'withdrawn') return MatchProposed;
  const same = before.lostGround === next.lostGround && isDeepStrictEqual(assessmentOf(before), assessmentOf(next));
  return same ? undefined : MatchChanged;
}

const assessmentOf = ({ score, scoreToday, confidence, eligibility, criteria }: Match) => ({
  score,
  scoreToday,
  confidence: confidence.toFixed(4),
  eligibility,
  criteria,
});

const seenOtherVersions = (before: Match | undefined, next: Match) =>
  before?.vacancyVersion !== next.vacancyVersion ||
  before.candidateVersion !== next.candidateVersion ||
  before.rulesetVersion !== next.rulesetVersion;

/** One statement whatever the number. */
async function store(manager: EntityManager, matches: Match[]): Promise<void> {
  if (matches.length === 0) return;
  const { columns, tablePath } = manager.connection.getMetadata(Match);
  const names = columns.map(({ databaseName }) => databaseName);
  const types = columns.map((column) => `${column.databaseName} ${column.type}`);
  const changed = names.filter((name) => name !== 'id').map((name) => `${name} = excluded.${name}`);
  const rows = matches.map((match) =>
    Object.fromEntries(columns.map((column) => [column.databaseName, match[column.propertyName as keyof Match]])),
  );
  await manager.query(
    `INSERT INTO ${tablePath} (${names.join(', ')})
     SELECT ${names.join(', ')} FROM json_to_recordset($1) AS match (${types.join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${changed.join(', ')}`,
    [JSON.stringify(rows)],
  );
}

async function markAsMatched(
  manager: EntityManager,
  vacancies: KnownVacancy[],
  day: string,
  rulesetVersion: string,
): Promise<void> {
  await manager.query(
    `UPDATE known_vacancy SET open = matched.open, assessed_on = $3, ruleset_version = $4
     FROM unnest($1::uuid[], $2::boolean[]) AS matched (id, open) WHERE known_vacancy.id = matched.id`,
    [vacancies.map(({ id }) => id), vacancies.map(({ state }) => isOpen(state, day)), day, rulesetVersion],
  );
}

/** The form in which the database gives it back, so that the two can be compared. */
const plain = (trace: Fit['criteria'] | Fit['eligibility']): unknown => JSON.parse(JSON.stringify(trace));
