import type { VacancyFacts } from '#scoring/assessment';
import type { CriterionName } from '#scoring/criteria';
import type { Ruleset } from '#scoring/ruleset';
import type { IsoDate } from '#scoring/vocabulary';
import { weightsFor } from '#scoring/weights';
import { AGAINST, AvailabilityTable } from './availability-table.ts';
import { type CandidateColumns, dayNumber } from './candidate-columns.ts';
import { LanguageTable } from './language-table.ts';
import type { OccupationSimilarities } from './occupation-similarities.ts';
import { knownOf, LANGUAGE_KNOWN, Points, RECOGNITION_KNOWN, scoreOf } from './points.ts';
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

/** A criterion without a table of its own would be left out of every choice: the compiler refuses one. */
type WithoutTable = Exclude<CriterionName, 'trade' | 'recognition' | 'language'>;
export const EVERY_CRITERION_HAS_A_TABLE: [WithoutTable] extends [never] ? true : WithoutTable = true;

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
  /** What may be known of a pair, and the best that recognition and language can add to the trade then, in hundredths. */
  private readonly most: readonly { readonly known: number; readonly points: number }[];

  constructor(
    readonly vacancy: VacancyFacts,
    readonly ruleset: Ruleset,
    today: IsoDate,
    private readonly columns: CandidateColumns,
    similarities: OccupationSimilarities,
  ) {
    const { trade, recognition, language } = weightsFor(vacancy, ruleset);
    const knownWeights = [0, RECOGNITION_KNOWN, LANGUAGE_KNOWN, RECOGNITION_KNOWN | LANGUAGE_KNOWN].map(
      (known) => trade + (known & RECOGNITION_KNOWN ? recognition : 0) + (known & LANGUAGE_KNOWN ? language : 0),
    );
    this.tradePoints = new Points(trade, knownWeights);
    this.recognitionPoints = new Points(recognition, knownWeights);
    this.languagePoints = new Points(language, knownWeights);
    const now = dayNumber(today);
    const start = Math.max(now, dayNumber(vacancy.startsOn));
    const near = similarities.nearTo(vacancy.occupation);
    this.trade = new TradeTable(vacancy, ruleset, columns, near, this.tradePoints);
    this.recognition = new RecognitionTable(vacancy, ruleset, start, columns, near, this.recognitionPoints);
    this.language = new LanguageTable(vacancy, ruleset, start, now, columns, this.languagePoints);
    this.availability = new AvailabilityTable(vacancy, ruleset, start, columns);
    const neverKnown = (this.recognition.counts ? 0 : RECOGNITION_KNOWN) | (this.language.counts ? 0 : LANGUAGE_KNOWN);
    this.most = knownWeights.flatMap((_, known) => {
      if (known & neverKnown) return [];
      const ofRecognition = known & RECOGNITION_KNOWN ? this.recognitionPoints.of(1, known) : 0;
      const ofLanguage = known & LANGUAGE_KNOWN ? this.languagePoints.of(1, known) : 0;
      return [{ known, points: ofRecognition + ofLanguage }];
    });
  }

  /** The highest score that is possible with a trade of this number. */
  bestScoreWith(trade: number): number {
    let best = 0;
    for (const { known, points } of this.most) {
      best = Math.max(best, this.tradePoints.hundredths[4 * trade + known]! + points);
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
    const known = knownOf(valueIn(recognition), valueIn(language));
    const score = scoreOf(
      this.tradePoints.hundredths[4 * trade + known]! +
        this.recognitionPoints.hundredths[4 * valueIn(recognition) + known]! +
        this.languagePoints.hundredths[4 * valueIn(language) + known]!,
    );
    if (score < this.ruleset.threshold) return NO_PLACE;
    return placeOf(Math.max(availability, rankIn(recognition), rankIn(language)), score);
  }
}
