import type { Pair } from '#scoring/criteria/criterion';
import type { Ruleset } from '#scoring/ruleset';
import type { FactsColumn } from './facts-column.ts';
import type { Points } from './points.ts';

const UNASKED = -1;

/** What a criterion without a table of its own finds for one vacancy, once for all candidates of whom it reads the same. */
export class FurtherTable {
  private readonly numbers: Int32Array;

  /**
   * @param pair the vacancy and its days
   * @param points of the criterion
   */
  constructor(
    private readonly pair: Omit<Pair, 'candidate'>,
    private readonly ruleset: Ruleset,
    private readonly column: FactsColumn,
    readonly points: Points,
  ) {
    this.numbers = new Int32Array(column.facts.length).fill(UNASKED);
  }

  /** The number of the value of a row; 0 if it is unknown or does not count. */
  numberOf(row: number): number {
    const part = this.column.column[row]!;
    const known = this.numbers[part]!;
    if (known !== UNASKED) return known;
    const { criterion, facts } = this.column;
    const pair = { ...this.pair, candidate: facts[part]! };
    const { value } = criterion.evaluate(pair, this.ruleset, pair.start);
    const number = value === null ? 0 : this.points.numberOf(value);
    this.numbers[part] = number;
    return number;
  }
}
