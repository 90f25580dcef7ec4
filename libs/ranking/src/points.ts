import { roundHalfUp } from '#scoring/rounding';

/** Which criteria besides the trade are known, as bits: the trade always is. Further criteria have the bits behind these. */
export const RECOGNITION_KNOWN = 1;
export const LANGUAGE_KNOWN = 2;
export const FIRST_FURTHER_KNOWN = 4;

/** @param recognition and `language`: numbers of values */
export const knownOf = (recognition: number, language: number): number =>
  (recognition === 0 ? 0 : RECOGNITION_KNOWN) | (language === 0 ? 0 : LANGUAGE_KNOWN);

/**
 * The points of the values that one criterion takes, in hundredths, by the number of the value and by what else is
 * known, since that decides what the weights add up to. The number 0 stands for unknown, which has no points.
 */
export class Points {
  /** At the number times how many combinations of what is known there are, plus what is known. */
  hundredths: Int32Array<ArrayBuffer>;
  private readonly numbers = new Map<number, number>();
  private count = 1;

  /** @param knownWeights what the weights add up to, by what is known */
  constructor(
    private readonly weight: number,
    private readonly knownWeights: readonly number[],
  ) {
    this.hundredths = new Int32Array(16 * knownWeights.length);
  }

  /** The number of a value between 0 and 1. */
  numberOf(value: number): number {
    const known = this.numbers.get(value);
    if (known !== undefined) return known;
    const number = this.count;
    const { length } = this.knownWeights;
    this.count += 1;
    this.numbers.set(value, number);
    if (this.count * length > this.hundredths.length) {
      const more = new Int32Array(this.hundredths.length * 2);
      more.set(this.hundredths);
      this.hundredths = more;
    }
    for (let known = 0; known < length; known += 1) this.hundredths[length * number + known] = this.of(value, known);
    return number;
  }

  /** The points of a value, in hundredths. */
  of(value: number, known: number): number {
    return Math.round(roundHalfUp((100 * this.weight * value) / this.knownWeights[known]!, 2) * 100);
  }
}

/** The score that hundredths of points add up to: rounded half up. */
export const scoreOf = (hundredths: number): number => ((hundredths + 50) / 100) | 0;
