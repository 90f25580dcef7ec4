import type { LanguageSkill } from './assessment.ts';
import { withoutNoise } from './rounding.ts';
import type { Ruleset } from './ruleset.ts';
import { type CandidateLevel, type CefrLevel, type IsoDate, levelRank } from './vocabulary.ts';

/** The level on that day: a course that has ended by then counts as its level, if that is the higher one. */
export function levelAt({ level, course }: LanguageSkill, day: IsoDate): CandidateLevel {
  const lifted = course !== undefined && course.expectedOn <= day && levelRank(course.level) > levelRank(level);
  return lifted ? course.level : level;
}

/** 1 at or above the level asked for, less by the ruleset's steps, on straight lines between them; 0 for `none`. */
export function levelValue(level: CandidateLevel, asked: CefrLevel, { languageSteps }: Ruleset): number {
  if (level === 'none') return 0;
  const short = levelRank(asked) - levelRank(level);
  const next = languageSteps.findIndex(([shortfall]) => shortfall >= short);
  const above = languageSteps[next];
  if (above === undefined) return languageSteps.at(-1)![1];
  const below = languageSteps[next - 1];
  if (below === undefined) return above[1];
  return withoutNoise(below[1] + ((above[1] - below[1]) * (short - below[0])) / (above[0] - below[0]));
}
