import type { CandidateFacts } from '#scoring/assessment';
import { CRITERIA, type CriterionTrace } from '#scoring/criteria';
import type { Criterion } from '#scoring/criteria/criterion';
import { type PartColumn, reordered, written } from './part-column.ts';

const WITH_A_TABLE = new Set<string>(['trade', 'recognition', 'language']);

/** The criteria for which there is no table of their own: their value is found out once for all who are equal in what they read. */
export const furtherCriteria = (): Criterion<CriterionTrace>[] =>
  CRITERIA.filter(({ name }) => !WITH_A_TABLE.has(name));

/** What a criterion reads of each candidate; equal facts are kept once. */
export class FactsColumn {
  /** Of each row the number of its facts. */
  column: PartColumn = new Uint16Array(16);
  readonly facts: CandidateFacts[] = [];
  private readonly numbers = new Map<string, number>();

  constructor(readonly criterion: Criterion<CriterionTrace>) {}

  put(row: number, candidate: CandidateFacts): void {
    const key = JSON.stringify(this.criterion.reads.map((name) => candidate[name]));
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.facts.push(candidate) - 1;
      this.numbers.set(key, number);
    }
    this.column = written(this.column, row, number);
  }

  reorder(order: Uint32Array): void {
    this.column = reordered(this.column, order);
  }
}
