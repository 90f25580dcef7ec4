import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { WorkState } from '#contracts/work-event';
import type { Progress } from '#eventing/received-event';
import { today } from '#platform/calendar';
import type { Placed } from '#ranking/pair-scan';
import { assess } from '#scoring/assess';
import type { Ruleset } from '#scoring/ruleset';
import { KnownCandidate } from '../candidate/known-candidate.entity.ts';
import { Match } from '../match/match.entity.ts';
import { KnownVacancy } from '../vacancy/known-vacancy.entity.ts';
import { candidateFacts, isOpen, vacancyFacts } from './facts.ts';
import type { Field } from './field.ts';
import { FieldsInMemory } from './fields-in-memory.ts';
import { holdVacancies } from './hold-vacancies.ts';
import { fitOf, planShortlist, type RankedFit } from './plan-shortlist.ts';
import { RULESET_IN_FORCE } from './ruleset-in-force.ts';
import { ShortlistWriter } from './shortlist-writer.ts';

/** The shortlist of a vacancy as it is in the tables, and who would be on it by what is in memory. */
interface Rematch {
  readonly vacancy: KnownVacancy;
  /** All matches that were not withdrawn. */
  readonly standing: Match[];
  winners: Placed[];
}

/**
 * Keeps the shortlists of occupational fields what they would be if all pairs were scored anew. The instance that
 * holds a partition of the work topic runs it, and so is the only one that changes shortlists of the fields in it.
 */
@Injectable()
export class FieldWriter {
  constructor(
    private readonly memory: FieldsInMemory,
    private readonly writer: ShortlistWriter,
    @Inject(RULESET_IN_FORCE) private readonly ruleset: Ruleset,
  ) {}

  /** Brings all shortlists up to date that the work of one transaction can have changed. */
  async work(transaction: EntityManager, progress: Progress, work: WorkState[]): Promise<void> {
    await this.memory.during(progress, async (fieldOf) => {
      for (const name of new Set(work.map(({ field }) => field))) {
        const idsOf = (subject: WorkState['subject']) => [
          ...new Set(work.filter((due) => due.field === name && due.subject === subject).map(({ id }) => id)),
        ];
        const field = await fieldOf(name, transaction);
        await this.bringUpToDate(transaction, field, idsOf('candidate'), idsOf('vacancy'));
      }
    });
  }

  private async bringUpToDate(
    transaction: EntityManager,
    field: Field,
    candidates: string[],
    vacancies: string[],
  ): Promise<void> {
    const day = today();
    await readCandidates(transaction, field, candidates);
    const entered = candidates.flatMap((id) => field.vacanciesToEnter(id, day));
    const standing = await vacanciesWithMatchesOf(transaction, field, candidates);
    const affected = await holdVacancies(transaction, [...new Set([...vacancies, ...entered, ...standing])]);
    const mine = affected.filter((vacancy) => vacancy.field === field.name);
    for (const id of vacancies) if (!mine.some((vacancy) => vacancy.id === id)) field.vacancies.delete(id);
    if (mine.length > 0) await this.rematch(transaction, field, mine, day);
  }

  private async rematch(
    transaction: EntityManager,
    field: Field,
    vacancies: KnownVacancy[],
    day: string,
  ): Promise<void> {
    const matches = await transaction.find(Match, {
      where: { vacancyId: In(vacancies.map(({ id }) => id)), status: In(['proposed', 'confirmed', 'declined']) },
    });
    const matchesOf = byVacancy(matches);
    const rematches = vacancies.map(
      (vacancy): Rematch => ({ vacancy, standing: matchesOf.get(vacancy.id) ?? [], winners: [] }),
    );
    const states = await this.chooseWinners(transaction, field, rematches, day);
    const earlier = await earlierMatches(transaction, rematches);
    const known = await knownAmong(transaction, matches, states);
    const plans = rematches.map(({ vacancy, standing, winners }) => {
      const { state } = vacancy;
      const open = isOpen(state, day);
      const facts = vacancyFacts(state, day);
      const fits = [...this.toAssess(field, { vacancy, standing, winners }, day)].flatMap(
        ([candidateId, match]): RankedFit[] => {
          if (match !== undefined && this.isCurrent(match, vacancy, field, day)) return [fitOf(match)];
          const candidate = states.get(candidateId);
          if (candidate === undefined) return [];
          const fit = assess(facts, candidateFacts(candidate.state), this.ruleset, day);
          return fit.matched ? [{ candidateId, candidateVersion: candidate.version, fit }] : [];
        },
      );
      const withEarlier = [...standing, ...(earlier.get(vacancy.id) ?? [])];
      const plan = planShortlist(open, fits, withEarlier, (id) => known.has(id), this.ruleset);
      return { vacancy, plan };
    });
    await this.writer.write(transaction, plans, states, day);
    await markAsMatched(transaction, rematches, day, this.ruleset);
    for (const { vacancy, winners } of rematches) remember(field, vacancy, winners, day, this.ruleset);
  }

  /**
   * Chooses the best by what is in memory, and reads those who have to be assessed in full. If one of them has changed
   * meanwhile, memory follows and the choice is made again; the work that tells of the change is still to come.
   */
  private async chooseWinners(
    transaction: EntityManager,
    field: Field,
    rematches: Rematch[],
    day: string,
  ): Promise<Map<string, KnownCandidate>> {
    const states = new Map<string, KnownCandidate>();
    const asked = new Set<string>();
    for (;;) {
      const wanted = new Set<string>();
      for (const rematch of rematches) {
        const { vacancy, standing } = rematch;
        const declined = standing.filter(({ status }) => status === 'declined').map(({ candidateId }) => candidateId);
        rematch.winners = field.best(vacancy, day, new Set(declined));
        for (const [id, match] of this.toAssess(field, rematch, day)) {
          if (!asked.has(id) && !(match !== undefined && this.isCurrent(match, vacancy, field, day))) wanted.add(id);
        }
      }
      if (wanted.size === 0) return states;
      const before = new Map([...wanted].map((id) => [id, field.columns.versionOf(id)]));
      const read = await readCandidates(transaction, field, [...wanted]);
      for (const id of wanted) asked.add(id);
      for (const candidate of read) states.set(candidate.id, candidate);
      if ([...before].every(([id, version]) => field.columns.versionOf(id) === version)) return states;
    }
  }

  /** Whose place has to be known: the winners, and those on the list who still suit; each with the match, if there is one. */
  private toAssess(field: Field, { vacancy, standing, winners }: Rematch, day: string): Map<string, Match | undefined> {
    const undecided = standing.filter(({ status }) => status !== 'declined');
    const matchOf = new Map(undecided.map((match) => [match.candidateId, match]));
    const suiting = undecided.map(({ candidateId }) => candidateId).filter((id) => field.suits(vacancy, day, id));
    return new Map([...winners.map(({ candidateId }) => candidateId), ...suiting].map((id) => [id, matchOf.get(id)]));
  }

  /** Whether a match says what assessing its pair again would say. */
  private isCurrent(match: Match, vacancy: KnownVacancy, { columns }: Field, day: string): boolean {
    return (
      vacancy.assessedOn === day &&
      match.lostGround === null &&
      match.rulesetVersion === this.ruleset.version &&
      match.vacancyVersion === vacancy.version &&
      match.candidateVersion === columns.versionOf(match.candidateId)
    );
  }
}

/** Brings memory up to what the tables say of candidates. */
async function readCandidates(transaction: EntityManager, field: Field, ids: string[]): Promise<KnownCandidate[]> {
  if (ids.length === 0) return [];
  const candidates = await transaction.findBy(KnownCandidate, { id: In(ids) });
  const found = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  for (const id of ids) field.putCandidate(id, found.get(id));
  return candidates.filter(({ fields }) => fields.includes(field.name));
}

async function vacanciesWithMatchesOf(
  transaction: EntityManager,
  field: Field,
  candidates: string[],
): Promise<string[]> {
  if (candidates.length === 0) return [];
  const rows: { id: string }[] = await transaction.query(
    `SELECT DISTINCT vacancy.id FROM match JOIN known_vacancy AS vacancy ON vacancy.id = vacancy_id
     WHERE candidate_id = ANY($1) AND status IN ('proposed', 'confirmed') AND vacancy.field = $2 AND vacancy.open`,
    [candidates, field.name],
  );
  return rows.map(({ id }) => id);
}

/** The withdrawn matches of those who win now: a pair has one match through all it goes through. */
async function earlierMatches(transaction: EntityManager, rematches: Rematch[]): Promise<Map<string, Match[]>> {
  const pairs = rematches.flatMap(({ vacancy, standing, winners }) => {
    const stands = new Set(standing.map(({ candidateId }) => candidateId));
    return winners
      .filter(({ candidateId }) => !stands.has(candidateId))
      .map(({ candidateId }) => [vacancy.id, candidateId]);
  });
  if (pairs.length === 0) return new Map();
  const matches = await transaction
    .createQueryBuilder(Match, 'match')
    .where(
      `(match.vacancy_id, match.candidate_id) IN (SELECT * FROM unnest(CAST(:vacancies AS uuid[]), CAST(:candidates AS uuid[])))
       AND match.status = 'withdrawn'`,
      { vacancies: pairs.map(([vacancy]) => vacancy), candidates: pairs.map(([, candidate]) => candidate) },
    )
    .getMany();
  return byVacancy(matches);
}

function byVacancy(matches: Match[]): Map<string, Match[]> {
  const groups = new Map<string, Match[]>();
  for (const match of matches) {
    const group = groups.get(match.vacancyId);
    if (group === undefined) groups.set(match.vacancyId, [match]);
    else group.push(match);
  }
  return groups;
}

/** Whom matching knows of those with a match, whatever they fit. */
async function knownAmong(
  transaction: EntityManager,
  matches: Match[],
  states: ReadonlyMap<string, KnownCandidate>,
): Promise<Set<string>> {
  const ids = [...new Set(matches.map(({ candidateId }) => candidateId))].filter((id) => !states.has(id));
  const found: { id: string }[] =
    ids.length === 0 ? [] : await transaction.query('SELECT id FROM known_candidate WHERE id = ANY($1)', [ids]);
  return new Set([...states.keys(), ...found.map(({ id }) => id)]);
}

async function markAsMatched(
  transaction: EntityManager,
  rematches: Rematch[],
  day: string,
  ruleset: Ruleset,
): Promise<void> {
  const open = rematches.map(({ vacancy }) => isOpen(vacancy.state, day));
  await transaction.query(
    `UPDATE known_vacancy SET open = matched.open, assessed_on = $3, ruleset_version = $4
     FROM unnest($1::uuid[], $2::boolean[]) AS matched (id, open) WHERE known_vacancy.id = matched.id`,
    [rematches.map(({ vacancy }) => vacancy.id), open, day, ruleset.version],
  );
}

function remember(
  field: Field,
  { id, version, state }: KnownVacancy,
  winners: Placed[],
  day: string,
  { shortlistSize }: Ruleset,
): void {
  if (!isOpen(state, day)) {
    field.vacancies.delete(id);
    return;
  }
  const last = winners.length < shortlistSize ? undefined : winners.at(-1);
  field.vacancies.set(id, { id, version, state, current: true, last });
}
