import type { VacancyFacts } from '#scoring/assessment';
import type { Ruleset } from '#scoring/ruleset';
import type { IsoDate } from '#scoring/vocabulary';
import { weightsFor } from '#scoring/weights';
import { AGAINST, AvailabilityTable } from './availability-table.ts';
import { type CandidateColumns, dayNumber } from './candidate-columns.ts';
import { FurtherTable } from './further-table.ts';
import { LanguageTable } from './language-table.ts';
import type { OccupationSimilarities } from './occupation-similarities.ts';
import { FIRST_FURTHER_KNOWN, knownOf, LANGUAGE_KNOWN, Points, RECOGNITION_KNOWN, scoreOf } from './points.ts';
import { RecognitionTable } from './recognition-table.ts';
import { rankIn, valueIn } from './standing.ts';
import { TradeTable } from './trade-table.ts';

/** Where a pair stands among all of a vacancy, the smaller the better; of equal ones the candidate id decides. */
export type Place = number;

/** No pair has a place behind it. */
export const NO_PLACE: Place = 0x7fff_ffff;

/** How far apart places of one score are in two ranks of eligibility that follow each other. */
export const RANK = 128;

export const placeOf = (eligibilityRank: number, score: number): Place => eligibilityRank * RANK + 100 - score;
export const rankOfPlace = (place: Place): number => Math.floor(place / RANK);
export const scoreOfPlace = (place: Place): number => 100 - (place % RANK);

/**
 * All that a ruleset, a vacancy and a day say about the parts of profiles, as tables: what `assess` finds out for one
 * candidate, found out once for each part that many share. Good until the columns change.
 */
export class VacancyTables {
  readonly trade: TradeTable;
  readonly recognition: RecognitionTable;
  readonly language: LanguageTable;
  readonly availability: AvailabilityTable;
  readonly tradePoints: Points;
  readonly recognitionPoints: Points;
  readonly languagePoints: Points;
  /** How many combinations there are of what is known. */
  readonly combinations: number;
  private readonly further: readonly FurtherTable[];
  /** What may be known of a pair, and the best that all but the trade can add to it then, in hundredths. */
  private readonly most: readonly { readonly known: number; readonly points: number }[];

  constructor(
    readonly vacancy: VacancyFacts,
    readonly ruleset: Ruleset,
    today: IsoDate,
    private readonly columns: CandidateColumns,
    similarities: OccupationSimilarities,
  ) {
    const weights = weightsFor(vacancy, ruleset);
    const others = [
      weights.recognition,
      weights.language,
      ...columns.further.map(({ criterion }) => weights[criterion.name]),
    ];
    this.combinations = 2 ** others.length;
    const knownWeights = Array.from({ length: this.combinations }, (_, known) =>
      others.reduce((sum, weight, bit) => sum + (known & (1 << bit) ? weight : 0), weights.trade),
    );
    this.tradePoints = new Points(weights.trade, knownWeights);
    const points = others.map((weight) => new Points(weight, knownWeights));
    const [recognitionPoints, languagePoints, ...furtherPoints] = points;
    this.recognitionPoints = recognitionPoints!;
    this.languagePoints = languagePoints!;
    const now = dayNumber(today);
    const start = Math.max(now, dayNumber(vacancy.startsOn));
    const near = similarities.nearTo(vacancy.occupation);
    this.trade = new TradeTable(vacancy, ruleset, columns, near, this.tradePoints);
    this.recognition = new RecognitionTable(vacancy, ruleset, start, columns, near, this.recognitionPoints);
    this.language = new LanguageTable(vacancy, ruleset, start, now, columns, this.languagePoints);
    this.availability = new AvailabilityTable(vacancy, ruleset, start, columns);
    const days = { start: vacancy.startsOn > today ? vacancy.startsOn : today, today };
    this.further = columns.further.map(
      (column, at) => new FurtherTable({ vacancy, ...days }, ruleset, column, furtherPoints[at]!),
    );
    const neverKnown = (this.recognition.counts ? 0 : RECOGNITION_KNOWN) | (this.language.counts ? 0 : LANGUAGE_KNOWN);
    this.most = knownWeights.flatMap((_, known) => {
      if (known & neverKnown) return [];
      return [{ known, points: points.reduce((sum, of, bit) => sum + (known & (1 << bit) ? of.of(1, known) : 0), 0) }];
    });
  }

  /** The highest score that is possible with a trade of this number. */
  bestScoreWith(trade: number): number {
    let best = 0;
    for (const { known, points } of this.most) {
      best = Math.max(best, this.tradePoints.hundredths[this.combinations * trade + known]! + points);
    }
    return scoreOf(best);
  }

  /**
   * Where one candidate stands for the vacancy.
   *
   * @returns {@link NO_PLACE} if they are not in the columns, a hard fact speaks against them or they miss the threshold
   */
  placeOf(candidateId: string): Place {
    const { columns } = this;
    const row = columns.ids.rowOf(candidateId);
    if (row < 0 || !this.vacancy.open) return NO_PLACE;
    const trade = this.trade.numberOf(columns.tradeColumn[row]!);
    if (trade === 0) return NO_PLACE;
    const availability = this.availability.rankOf(columns.availabilityColumn[row]!);
    if (availability === AGAINST) return NO_PLACE;
    const recognition = this.recognition.standingOf(columns.recognitionColumn[row]!);
    const language = this.language.standingOf(columns.languageColumn[row]!);
    const score = this.scoreOf(row, trade, valueIn(recognition), valueIn(language));
    if (score < this.ruleset.threshold) return NO_PLACE;
    return placeOf(Math.max(availability, rankIn(recognition), rankIn(language)), score);
  }
  /**
   * The score of a row.
   *
   * @param trade number of its value, as are `recognition` and `language`
   */
  scoreOf(row: number, trade: number, recognition: number, language: number): number {
    const { combinations, further } = this;
    let known = knownOf(recognition, language);
    for (let at = 0; at < further.length; at += 1) {
      if (further[at]!.numberOf(row) !== 0) known |= FIRST_FURTHER_KNOWN << at;
    }
    let hundredths =
      this.tradePoints.hundredths[combinations * trade + known]! +
      this.recognitionPoints.hundredths[combinations * recognition + known]! +
      this.languagePoints.hundredths[combinations * language + known]!;
    for (let at = 0; at < further.length; at += 1) {
      const table = further[at]!;
      hundredths += table.points.hundredths[combinations * table.numberOf(row) + known]!;
    }
    return scoreOf(hundredths);
  }
}
