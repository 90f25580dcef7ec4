/** A calendar day, `YYYY-MM-DD`. Days written so compare as text. */
export type IsoDate = string;

/**
 * Levels of the Common European Framework of Reference for Languages, lowest first. The plus levels are those of its
 * Companion Volume (Council of Europe, 2020), half a step above the level they are named after.
 */
export const CEFR_LEVELS = ['A1', 'A1+', 'A2', 'A2+', 'B1', 'B1+', 'B2', 'B2+', 'C1', 'C1+', 'C2'] as const;
export type CefrLevel = (typeof CEFR_LEVELS)[number];

/** What can be stated of a candidate's language; `none`: asked, and there is no knowledge of it. */
export const CANDIDATE_LEVELS = ['none', ...CEFR_LEVELS] as const;
export type CandidateLevel = (typeof CANDIDATE_LEVELS)[number];

/** The level as a number: A1 is 1, C2 is 6, a plus level half a step more, `none` is 0. */
export function levelRank(level: CandidateLevel): number {
  return level === 'none' ? 0 : 1 + CEFR_LEVELS.indexOf(level) / 2;
}

/** On what a stated level rests. It is told to the reader and never scored. */
export const EVIDENCES = ['certificate', 'school', 'self-assessed'] as const;
export type Evidence = (typeof EVIDENCES)[number];

/**
 * States of the recognition of a foreign qualification in Germany, roughly the better the earlier.
 *
 * - `full`: found equivalent, or licensed to practise
 * - `automatic`: sectoral profession of Directive 2005/36/EC
 * - `measure-passed`: the compensation measure (adaptation period, aptitude or knowledge test) is passed
 * - `not-applied`: the diploma is on file, nobody has applied
 * - `partial`: found equivalent in part (not regulated occupations only)
 * - `adaptation-running`: in part, and an adaptation qualification is under way (not regulated occupations only)
 * - `in-process`: applied, not decided
 * - `measure-imposed`, `measure-running`: a compensation measure is due or under way (regulated occupations only)
 * - `partnership`: recognition partnership, section 16d (3) AufenthG (third-country nationals)
 * - `statement`: statement of comparability of a university degree by the ZAB (not regulated occupations only)
 * - `refused`: found not equivalent
 */
export const RECOGNITION_STATUSES = [
  'full',
  'automatic',
  'measure-passed',
  'not-applied',
  'partial',
  'adaptation-running',
  'in-process',
  'measure-imposed',
  'measure-running',
  'partnership',
  'statement',
  'refused',
] as const;
export type RecognitionStatus = (typeof RECOGNITION_STATUSES)[number];

/** What a company asks of recognition: it scores, it is a gate, or it does not matter. */
export const RECOGNITION_WISHES = ['preferred', 'required', 'not-needed'] as const;
export type RecognitionWish = (typeof RECOGNITION_WISHES)[number];

export const ENGAGEMENTS = ['permanent', 'internship'] as const;
export type Engagement = (typeof ENGAGEMENTS)[number];

/** `must`: missing it stands in the way of starting; `want`: missing it costs score alone. */
export const LANGUAGE_IMPORTANCES = ['must', 'want'] as const;
export type LanguageImportance = (typeof LANGUAGE_IMPORTANCES)[number];

/**
 * Whether and when someone can start, best first: the order in which shortlists rank.
 *
 * - `eligible`: nothing stands in the way
 * - `conditional`: every obstacle ends on a known day, in time
 * - `unclear`: something that decides is not known and has to be asked
 * - `not-yet`: an obstacle without a date, or one that lasts beyond the start
 */
export const ELIGIBILITY_STATUSES = ['eligible', 'conditional', 'unclear', 'not-yet'] as const;
export type EligibilityStatus = (typeof ELIGIBILITY_STATUSES)[number];
