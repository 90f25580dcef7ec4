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
  readonly field: Field;
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

  /**
   * Brings all shortlists up to date that the work of one transaction can have changed. Its fields are gone through
   * together: a transaction that took what it needs field by field would sooner or later wait for one that waits for it.
   */
  async work(transaction: EntityManager, progress: Progress, work: WorkState[]): Promise<void> {
    await this.memory.during(progress, async (fieldOf) => {
      const day = today();
      const fields = new Map<string, Field>();
      const affected = new Set<string>();
      for (const name of new Set(work.map(({ field }) => field))) {
        const field = await fieldOf(name, transaction);
        fields.set(name, field);
        for (const id of await affectedBy(transaction, field, work, day)) affected.add(id);
      }
      const held = await holdVacancies(transaction, [...affected]);
      forgetMoved(fields, work, held);
      await this.rematch(transaction, fields, held, day);
    });
  }

  private async rematch(
    transaction: EntityManager,
    fields: ReadonlyMap<string, Field>,
    vacancies: KnownVacancy[],
    day: string,
  ): Promise<void> {
    if (vacancies.length === 0) return;
    const matches = await transaction.find(Match, {
      where: { vacancyId: In(vacancies.map(({ id }) => id)), status: In(['proposed', 'confirmed', 'declined']) },
    });
    const matchesOf = byVacancy(matches);
    const rematches = vacancies.flatMap((vacancy): Rematch[] => {
      const field = fields.get(vacancy.field);
      return field === undefined ? [] : [{ field, vacancy, standing: matchesOf.get(vacancy.id) ?? [], winners: [] }];
    });
    const states = await this.chooseWinners(transaction, rematches, day);
    const earlier = await earlierMatches(transaction, rematches);
    const known = await knownAmong(transaction, matches, states);
    const plans = rematches.map((rematch) => {
      const { field, vacancy, standing } = rematch;
      const facts = vacancyFacts(vacancy.state, day);
      const fits = [...this.toAssess(rematch, day)].flatMap(([candidateId, match]): RankedFit[] => {
        if (match !== undefined && this.isCurrent(match, rematch, day)) return [fitOf(match)];
        const candidate = states.get(candidateId);
        if (!candidate?.fields.includes(field.name)) return [];
        const fit = assess(facts, candidateFacts(candidate.state), this.ruleset, day);
        return fit.matched ? [{ candidateId, candidateVersion: candidate.version, fit }] : [];
      });
      const withEarlier = [...standing, ...(earlier.get(vacancy.id) ?? [])];
      const open = isOpen(vacancy.state, day);
      return { vacancy, plan: planShortlist(open, fits, withEarlier, (id) => known.has(id), this.ruleset) };
    });
    await this.writer.write(transaction, plans, states, day);
    for (const rematch of rematches) remember(rematch, day, this.ruleset);
  }

  /**
   * Chooses the best by what is in memory, and reads those who have to be assessed in full. If one of them has changed
   * meanwhile, memory follows and the choice is made again; the work that tells of the change is still to come.
   *
   * @returns candidates as they are in the tables, each read once
   */
  private async chooseWinners(
    transaction: EntityManager,
    rematches: Rematch[],
    day: string,
  ): Promise<Map<string, KnownCandidate>> {
    const states = new Map<string, KnownCandidate>();
    const asked = new Set<string>();
    for (;;) {
      const wanted: { field: Field; id: string }[] = [];
      for (const rematch of rematches) {
        const { field, vacancy, standing } = rematch;
        const declined = standing.filter(({ status }) => status === 'declined').map(({ candidateId }) => candidateId);
        rematch.winners = field.best(vacancy, day, new Set(declined));
        for (const [id, match] of this.toAssess(rematch, day)) {
          if (match === undefined || !this.isCurrent(match, rematch, day)) wanted.push({ field, id });
        }
      }
      const unread = [...new Set(wanted.map(({ id }) => id))].filter((id) => !asked.has(id));
      for (const candidate of await candidatesWith(transaction, unread)) states.set(candidate.id, candidate);
      for (const id of unread) asked.add(id);
      const changed = wanted.filter(({ field, id }) => field.columns.versionOf(id) !== states.get(id)?.version);
      if (changed.length === 0) return states;
      for (const { field, id } of changed) field.putCandidate(id, states.get(id));
    }
  }

  /** Whose place has to be known: the winners, and those on the list who still suit; each with the match, if there is one. */
  private toAssess({ field, vacancy, standing, winners }: Rematch, day: string): Map<string, Match | undefined> {
    const undecided = standing.filter(({ status }) => status !== 'declined');
    const matchOf = new Map(undecided.map((match) => [match.candidateId, match]));
    const suiting = undecided.map(({ candidateId }) => candidateId).filter((id) => field.suits(vacancy, day, id));
    return new Map([...winners.map(({ candidateId }) => candidateId), ...suiting].map((id) => [id, matchOf.get(id)]));
  }

  /** Whether a match says what assessing its pair again would say. */
  private isCurrent(match: Match, { field, vacancy }: Rematch, day: string): boolean {
    return (
      vacancy.assessedOn === day &&
      match.lostGround === null &&
      match.rulesetVersion === this.ruleset.version &&
      match.vacancyVersion === vacancy.version &&
      match.candidateVersion === field.columns.versionOf(match.candidateId)
    );
  }
}

/** Brings memory up to the candidates the work tells of, and gives the vacancies whose shortlist the work can change. */
async function affectedBy(transaction: EntityManager, field: Field, work: WorkState[], day: string): Promise<string[]> {
  const candidates = subjects(work, 'candidate', field.name);
  const found = new Map((await candidatesWith(transaction, candidates)).map((candidate) => [candidate.id, candidate]));
  for (const id of candidates) field.putCandidate(id, found.get(id));
  const entered = candidates.flatMap((id) => field.vacanciesToEnter(id, day));
  const standing = await vacanciesWithMatchesOf(transaction, field, candidates);
  return [...subjects(work, 'vacancy', field.name), ...entered, ...standing];
}

/** What the work of a field is about, each once. */
const subjects = (work: WorkState[], subject: WorkState['subject'], field: string) => [
  ...new Set(work.filter((due) => due.subject === subject && due.field === field).map(({ id }) => id)),
];

/** A vacancy whose occupation was changed may have left its field. */
function forgetMoved(fields: ReadonlyMap<string, Field>, work: WorkState[], held: KnownVacancy[]): void {
  const fieldOf = new Map(held.map(({ id, field }) => [id, field]));
  for (const [name, field] of fields) {
    for (const id of subjects(work, 'vacancy', name)) if (fieldOf.get(id) !== name) field.forgetVacancy(id);
  }
}

async function candidatesWith(transaction: EntityManager, ids: string[]): Promise<KnownCandidate[]> {
  return ids.length === 0 ? [] : await transaction.findBy(KnownCandidate, { id: In(ids) });
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

function remember({ field, vacancy, winners }: Rematch, day: string, { shortlistSize }: Ruleset): void {
  const { id, version, state } = vacancy;
  if (!isOpen(state, day)) {
    field.forgetVacancy(id);
    return;
  }
  const last = winners.length < shortlistSize ? undefined : winners.at(-1);
  field.vacancies.set(id, { id, version, state, current: true, last });
}
