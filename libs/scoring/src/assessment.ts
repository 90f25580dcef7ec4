import type { Occupation } from '#occupations/occupation';
import type { CriterionName, CriterionTrace } from './criteria.ts';
import type { Eligibility } from './eligibility.ts';
import type { FilterReason } from './hard-facts.ts';
import type {
  CandidateLevel,
  CefrLevel,
  Engagement,
  Evidence,
  IsoDate,
  LanguageImportance,
  RecognitionStatus,
  RecognitionWish,
} from './vocabulary.ts';

export type { CriterionTrace } from './criteria.ts';
export type { Condition, Eligibility } from './eligibility.ts';
export type { FilterReason } from './hard-facts.ts';

/** All the scorer may know of a vacancy. */
export interface VacancyFacts {
  readonly occupation: Occupation;
  /** Whether it can still be filled. */
  readonly open: boolean;
  readonly engagement: Engagement;
  readonly startsOn: IsoDate;
  /** `country`: ISO 3166-1 alpha-2; `nuts`: NUTS 2024, as long as it is known. */
  readonly workplace: { readonly country: string; readonly nuts?: string };
  readonly requirements: {
    readonly recognition: RecognitionWish;
    /** Years, not negative. */
    readonly experienceYears?: number;
    readonly languages: readonly AskedLanguage[];
    /** Weights of its own instead of the ruleset's; see `weights.ts`. */
    readonly weights?: { readonly [Name in CriterionName]?: number };
  };
}

/** A language the vacancy asks for; `language` is an ISO 639-1 code. */
export interface AskedLanguage {
  readonly language: string;
  readonly level: CefrLevel;
  readonly importance: LanguageImportance;
}

/**
 * All the scorer may know of a candidate: a list of what is allowed. There is no field for nationality, birth date,
 * sex, religion, family or photo, so none of them can bear on a score (section 1 AGG, Article 21 of the EU Charter).
 */
export interface CandidateFacts {
  readonly consentToMatching: boolean;
  /** `experienceYears`: not stated is not the same as 0. */
  readonly occupations: readonly { readonly occupation: Occupation; readonly experienceYears?: number }[];
  readonly qualifications: readonly Qualification[];
  readonly languages: readonly LanguageSkill[];
  readonly availability: {
    readonly from: IsoDate;
    readonly engagements: readonly Engagement[];
    /** Country codes or NUTS codes. */
    readonly regions: readonly string[];
  };
}

/** A qualification by its German reference occupation, and how far its recognition has come. */
export interface Qualification {
  readonly occupation: Occupation;
  readonly recognition?: {
    readonly status: RecognitionStatus;
    readonly appliedOn?: IsoDate;
    /** When the outcome is expected. */
    readonly expectedOn?: IsoDate;
    /** The body that recognises. */
    readonly authority?: string;
  };
}

/** A stated language; `course` is one under way, with the level at its end. */
export interface LanguageSkill {
  readonly language: string;
  readonly level: CandidateLevel;
  readonly evidence?: Evidence;
  readonly examinedOn?: IsoDate;
  readonly course?: { readonly level: CefrLevel; readonly expectedOn: IsoDate };
}

/** What came of comparing a vacancy with a candidate. Plain JSON, the same for the same input at any time. */
export type Assessment =
  | { readonly matched: false; readonly reasons: FilterReason[] }
  | {
      readonly matched: true;
      /** 0 to 100, as of the vacancy's start, or as of today if that lies in the past. */
      readonly score: number;
      /** 0 to 100, as of today. */
      readonly scoreToday: number;
      /** 0 to 1: the share of the weights whose criterion is known. */
      readonly confidence: number;
      readonly eligibility: Eligibility;
      /** As of the start; their points add up to the score. */
      readonly criteria: CriterionTrace[];
    };
