import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Progress } from '#eventing/received-event';
import { today } from '#platform/calendar';
import { placeOf } from '#ranking/vacancy-tables';
import type { Ruleset } from '#scoring/ruleset';
import type { KnownCandidate } from '../candidate/known-candidate.entity.ts';
import { KnownVacancy } from '../vacancy/known-vacancy.entity.ts';
import { Field } from './field.ts';
import { RULESET_IN_FORCE } from './ruleset-in-force.ts';

/** Candidates that are read at a time: bounds memory beside the columns. */
const PAGE = 1_000;

interface HeldPartition {
  /** Where the partition goes on if all that was done with the fields was committed; `undefined` while that is open. */
  next: bigint | undefined;
  readonly fields: Map<string, Field>;
}

/**
 * The occupational fields this instance works on, each read from the tables when it is first needed. What is in memory
 * is good only as long as nobody else works on the partition and every transaction commits: if a partition does not go
 * on where it was left, its fields are thrown away and read anew.
 */
@Injectable()
export class FieldsInMemory {
  private readonly log = new Logger(FieldsInMemory.name);
  private readonly partitions = new Map<number, HeldPartition>();

  constructor(@Inject(RULESET_IN_FORCE) private readonly ruleset: Ruleset) {}

  /** Lets `work` use and change fields of a partition. If it fails, nothing of them is kept. */
  async during(
    { partition, from, to }: Progress,
    work: (fieldOf: (name: string, transaction: EntityManager) => Promise<Field>) => Promise<void>,
  ): Promise<void> {
    let held = this.partitions.get(partition);
    if (held === undefined || held.next !== from) {
      held = { next: undefined, fields: new Map() };
      this.partitions.set(partition, held);
    }
    held.next = undefined;
    const { fields } = held;
    await work(async (name, transaction) => {
      const field = fields.get(name) ?? (await this.read(name, transaction));
      fields.set(name, field);
      return field;
    });
    held.next = to;
  }

  /** Forgets the fields of all partitions but these. */
  keepOnly(partitions: readonly number[]): void {
    for (const partition of this.partitions.keys()) {
      if (!partitions.includes(partition)) this.partitions.delete(partition);
    }
  }

  /**
   * Reads fields of a partition before there is work for them. Work on others of its fields may go on meanwhile.
   *
   * @param next where the partition goes on, asked for before
   */
  async prepare(partition: number, next: bigint | undefined, names: string[], manager: EntityManager): Promise<void> {
    if (!this.partitions.has(partition)) this.partitions.set(partition, { next, fields: new Map() });
    for (const name of names) {
      const held = this.partitions.get(partition);
      // The partition was given to another instance meanwhile.
      if (held === undefined) return;
      if (held.fields.has(name)) continue;
      const field = await manager.transaction((transaction) => this.read(name, transaction));
      // What was read is old if work has read the field, too, or if the partition was taken up anew.
      if (this.partitions.get(partition) === held && !held.fields.has(name)) held.fields.set(name, field);
    }
  }

  private async read(name: string, transaction: EntityManager): Promise<Field> {
    const began = performance.now();
    const field = new Field(name, this.ruleset);
    await forEachCandidateOf(name, transaction, (candidate) => field.putCandidate(candidate.id, candidate));
    const last = await lastOfShortlists(transaction, name, this.ruleset.shortlistSize);
    const vacancies = await transaction.findBy(KnownVacancy, { field: name, open: true });
    for (const { id, version, state, assessedOn, rulesetVersion } of vacancies) {
      const current = assessedOn === today() && rulesetVersion === this.ruleset.version;
      field.vacancies.set(id, { id, version, state, current, last: last.get(id) });
    }
    const ms = Math.round(performance.now() - began);
    this.log.log(`Field ${name}: ${field.columns.size} candidates and ${vacancies.length} vacancies read in ${ms} ms`);
    return field;
  }
}

/** Goes through a cursor: page by page in the order of ids, the table would be read as a whole for every field. */
async function forEachCandidateOf(
  field: string,
  transaction: EntityManager,
  take: (candidate: KnownCandidate) => void,
): Promise<void> {
  await transaction.query(
    `DECLARE candidates NO SCROLL CURSOR FOR
     SELECT id, version, fields, state FROM known_candidate WHERE fields @> ARRAY[$1]`,
    [field],
  );
  for (let page = PAGE; page === PAGE; ) {
    const candidates: KnownCandidate[] = await transaction.query(`FETCH ${PAGE} FROM candidates`);
    for (const candidate of candidates) take(candidate);
    page = candidates.length;
  }
  await transaction.query('CLOSE candidates');
}

/** Who stands last on the shortlists that are full. Goes from vacancy to vacancy, or all matches would be read for every field. */
async function lastOfShortlists(transaction: EntityManager, field: string, size: number) {
  const rows: { vacancyId: string; candidateId: string; eligibilityRank: number; score: number }[] =
    await transaction.query(
      `SELECT vacancy.id AS "vacancyId", candidate_id AS "candidateId", eligibility_rank AS "eligibilityRank", score
       FROM known_vacancy AS vacancy CROSS JOIN LATERAL (
         SELECT candidate_id, eligibility_rank, score FROM match
         WHERE vacancy_id = vacancy.id AND status IN ('proposed', 'confirmed') AND lost_ground IS NULL
         ORDER BY eligibility_rank, score DESC, candidate_id
         OFFSET $2 LIMIT 1) AS last
       WHERE vacancy.field = $1 AND vacancy.open`,
      [field, size - 1],
    );
  return new Map(
    rows.map(({ vacancyId, candidateId, eligibilityRank, score }) => [
      vacancyId,
      { candidateId, place: placeOf(eligibilityRank, score) },
    ]),
  );
}
