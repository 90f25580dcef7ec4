import type { VacancyFacts } from '#scoring/assessment';
import { withoutNoise } from '#scoring/rounding';
import type { Ruleset } from '#scoring/ruleset';
import type { CandidateColumns } from './candidate-columns.ts';
import type { NearOccupations } from './occupation-similarities.ts';
import type { Points } from './points.ts';

const NOT_YET = -1;

/** What the trade parts of the columns are worth to one vacancy. */
export class TradeTable {
  /** By the number of `years`: the place of its deduction in `deductions`. */
  private readonly deductionOf: Uint32Array;
  private readonly deductions: number[] = [];
  /** By similarity and deduction: the number of the value, and the value. */
  private readonly numbers: Int32Array;
  private readonly values: Float64Array;

  constructor(
    { requirements }: VacancyFacts,
    { experience }: Ruleset,
    private readonly columns: CandidateColumns,
    private readonly near: NearOccupations,
    private readonly points: Points,
  ) {
    const asked = requirements.experienceYears ?? 0;
    this.deductionOf = new Uint32Array(columns.years.length);
    columns.years.forEach((years, number) => {
      const missing = Math.max(0, asked - (Number.isNaN(years) ? asked : years));
      const deduction = withoutNoise(Math.min(experience.maximum, experience.deductionPerYear * missing));
      const place = this.deductions.indexOf(deduction);
      this.deductionOf[number] = place < 0 ? this.deductions.push(deduction) - 1 : place;
    });
    this.numbers = new Int32Array(near.similarities.length * this.deductions.length).fill(NOT_YET);
    this.values = new Float64Array(this.numbers.length);
  }

  /** The number of the part's value; 0 if no occupation of it is related. */
  numberOf(part: number): number {
    const { trades } = this.columns;
    const words = trades.allWords;
    const end = trades.startOf(part + 1);
    let best = -1;
    let number = 0;
    for (let at = trades.startOf(part); at < end; at += 2) {
      const similarity = this.near.places[words[at]!]!;
      if (similarity === 0) continue;
      const cell = similarity * this.deductions.length + this.deductionOf[words[at + 1]!]!;
      if (this.numbers[cell] === NOT_YET) this.fill(cell, similarity);
      if (this.values[cell]! > best) {
        best = this.values[cell]!;
        number = this.numbers[cell]!;
      }
    }
    return number;
  }

  private fill(cell: number, similarity: number): void {
    const deduction = this.deductions[cell % this.deductions.length]!;
    const value = withoutNoise(this.near.similarities[similarity]! * (1 - deduction));
    this.values[cell] = value;
    this.numbers[cell] = this.points.numberOf(value);
  }
}
