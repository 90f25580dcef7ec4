import { isDeepStrictEqual } from 'node:util';
import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { EventContract } from '#contracts/event-contract';
import { MatchChanged, MatchFlagged, MatchProposed, MatchWithdrawn } from '#contracts/match-event';
import { Outbox } from '#eventing/outbox';
import { defaultRuleset } from '#scoring/ruleset';
import { ELIGIBILITY_STATUSES } from '#scoring/vocabulary';
import { Match } from '../match/match.entity.ts';
import type { KnownVacancy } from '../vacancy/known-vacancy.entity.ts';
import type { Fit, RankedFit, ShortlistPlan } from './plan-shortlist.ts';

type MatchEvent = typeof MatchProposed | typeof MatchChanged | typeof MatchWithdrawn | typeof MatchFlagged;

/** Carries out what a plan says, and announces exactly the difference. */
@Injectable()
export class ShortlistWriter {
  private readonly logger = new Logger(ShortlistWriter.name);

  constructor(private readonly outbox: Outbox) {}

  async write(manager: EntityManager, vacancy: KnownVacancy, { keep, drop }: ShortlistPlan): Promise<void> {
    const written: Match[] = [];
    const announced = new Map<MatchEvent, Match[]>();
    const record = (match: Match, event: MatchEvent | undefined) => {
      written.push(match);
      if (event === undefined) return;
      match.version += 1;
      match.updatedAt = new Date();
      announced.set(event, [...(announced.get(event) ?? []), match]);
    };
    for (const { ranked, match } of keep) {
      const next = manager.create(Match, { ...(match ?? newMatch(vacancy.id)), ...contentOf(vacancy, ranked) });
      if (match === undefined || match.status === 'withdrawn') next.status = 'proposed';
      const event = eventFor(match, next);
      if (event !== undefined || seenOtherVersions(match, next)) record(next, event);
    }
    for (const { match, lostGround } of drop) {
      if (match.lostGround === lostGround) continue;
      const flagged = match.status === 'confirmed';
      const status = flagged ? match.status : 'withdrawn';
      record(manager.create(Match, { ...match, lostGround, status }), flagged ? MatchFlagged : MatchWithdrawn);
    }
    await manager.save(written);
    for (const [contract, matches] of announced) await this.announce(manager, contract, matches);
    if (announced.size > 0) {
      const counts = [...announced].map(([{ type }, matches]) => `${matches.length} ${type}`).join(', ');
      this.logger.log(`Shortlist of vacancy ${vacancy.id}: ${counts}`);
    }
  }

  private announce(manager: EntityManager, contract: EventContract & MatchEvent, matches: Match[]): Promise<void> {
    const events = matches.map((match) => ({ key: match.vacancyId, subject: match.id, value: match.toState() }));
    return this.outbox.add(manager, contract, ...events);
  }
}

const newMatch = (vacancyId: string) => ({ id: newId(), vacancyId, version: 0, updatedAt: new Date() });

function contentOf(vacancy: KnownVacancy, { candidateId, candidateVersion, fit }: RankedFit): Partial<Match> {
  const { score, scoreToday, confidence, eligibility, criteria } = fit;
  return {
    candidateId,
    candidateVersion,
    vacancyVersion: vacancy.version,
    rulesetVersion: defaultRuleset.version,
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

/** The form in which the database gives it back, so that the two can be compared. */
const plain = (trace: Fit['criteria'] | Fit['eligibility']): unknown => JSON.parse(JSON.stringify(trace));
