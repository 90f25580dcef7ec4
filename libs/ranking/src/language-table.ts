import type { VacancyFacts } from '#scoring/assessment';
import { levelValue } from '#scoring/language-level';
import { withoutNoise } from '#scoring/rounding';
import type { Ruleset } from '#scoring/ruleset';
import { CANDIDATE_LEVELS, ELIGIBILITY_STATUSES } from '#scoring/vocabulary';
import type { CandidateColumns } from './candidate-columns.ts';
import type { Points } from './points.ts';
import { standing } from './standing.ts';

const CONDITIONAL = ELIGIBILITY_STATUSES.indexOf('conditional');
const UNCLEAR = ELIGIBILITY_STATUSES.indexOf('unclear');
const NOT_YET = ELIGIBILITY_STATUSES.indexOf('not-yet');

interface Asked {
  readonly name: number;
  /** The level asked for, as its place among all levels. */
  readonly level: number;
  readonly must: boolean;
  readonly weight: number;
  /** By the place of the level someone has. */
  readonly values: readonly number[];
}

/** What the language parts of the columns are worth to one vacancy. */
export class LanguageTable {
  private readonly asked: readonly Asked[];
  /** By the mean value of the languages: the number of the value. */
  private readonly numbers = new Map<number, number>();

  /** @param start and `today`: day numbers */
  constructor(
    { requirements }: VacancyFacts,
    ruleset: Ruleset,
    private readonly start: number,
    private readonly today: number,
    private readonly columns: CandidateColumns,
    private readonly points: Points,
  ) {
    this.asked = requirements.languages.map(({ language, level, importance }) => ({
      name: columns.languageNames.numberOf(language),
      level: CANDIDATE_LEVELS.indexOf(level),
      must: importance === 'must',
      weight: ruleset.importanceWeights[importance],
      values: CANDIDATE_LEVELS.map((had) => levelValue(had, level, ruleset)),
    }));
  }

  /** Whether languages can bring points at all. */
  get counts(): boolean {
    return this.asked.length > 0;
  }

  standingOf(part: number): number {
    const { languages } = this.columns;
    const words = languages.allWords;
    const start = languages.startOf(part);
    const end = languages.startOf(part + 1);
    let rank = 0;
    let weights = 0;
    let sum = 0;
    for (const { name, level: asked, must, weight, values } of this.asked) {
      let at = start;
      while (at < end && words[at] !== name) at += 4;
      if (at >= end) {
        if (must && rank < UNCLEAR) rank = UNCLEAR;
        continue;
      }
      const level = words[at + 1]!;
      const course = words[at + 2]!;
      const ends = words[at + 3]!;
      const later = Math.max(course, level);
      weights += weight;
      sum += weight * values[ends <= this.start ? later : level]!;
      if (!must || (ends <= this.today ? later : level) >= asked) continue;
      const obstacle = course >= asked && ends <= this.start ? CONDITIONAL : NOT_YET;
      if (rank < obstacle) rank = obstacle;
    }
    return standing(weights === 0 ? 0 : this.numberOf(sum / weights), rank);
  }

  /** Few means come up again and again, and to round them takes longer than all the rest. */
  private numberOf(mean: number): number {
    const known = this.numbers.get(mean);
    if (known !== undefined) return known;
    const number = this.points.numberOf(withoutNoise(mean));
    this.numbers.set(mean, number);
    return number;
  }
}
