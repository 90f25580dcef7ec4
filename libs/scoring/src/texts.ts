import type { ExperienceFinding, TradeReason } from './criteria/trade.ts';
import type { CriterionName } from './criteria.ts';
import type { FilterReason } from './hard-facts.ts';
import type { GateKind } from './recognition-gate.ts';
import type { Gate } from './ruleset-content.ts';
import type {
  CandidateLevel,
  CefrLevel,
  EligibilityStatus,
  Engagement,
  Evidence,
  LanguageImportance,
  RecognitionStatus,
} from './vocabulary.ts';

/** A text with values to fill in, which are already worded in the reader's language. */
type Text<Values> = (values: Values) => string;

export interface RelationValues {
  readonly asked: string;
  readonly offered: string;
  /** The ISCO-08 unit group asked for. */
  readonly group: string;
  /** Why the trades are related, in full sentences: the reason of the rule, or its id if the table has it no longer. */
  readonly why: string;
}

export interface ExperienceValues {
  readonly asked: string;
  /** The plural form of the years asked for. */
  readonly askedYears: Intl.LDMLPluralRule;
  readonly had: string;
  readonly deduction: string;
}

export interface RecognitionValues {
  readonly qualification: string;
  readonly expectedOn?: string;
  readonly authority?: string;
}

export interface AskedLanguageValues {
  readonly language: string;
  readonly asked: CefrLevel;
  readonly importance: LanguageImportance;
}

export interface LanguageValues extends AskedLanguageValues {
  readonly level: CandidateLevel;
  /** In brackets and with a space before, or nothing. */
  readonly evidence: string;
}

export interface CourseValues extends LanguageValues {
  readonly courseLevel: CefrLevel;
  readonly courseEnd: string;
}

/** Where a recognition that is still needed stands. */
export type RecognitionStage =
  | 'not-stated'
  | 'not-applied'
  | 'refused'
  | 'not-sufficient'
  | 'of-another-occupation'
  | 'undated'
  | 'dated';

/**
 * Every text of an explanation in one language; a language that lacks one does not compile. Sentences are full
 * sentences, conditions are phrases that stand in a list.
 */
export interface ExplanationTexts {
  /** What each criterion is called. */
  readonly criteria: Readonly<Record<CriterionName, string>>;

  readonly trade: Readonly<Record<TradeReason, Text<RelationValues>>>;
  /** Stands for the reason of a rule that is no longer in the table. */
  readonly formerRule: Text<{ rule: string }>;
  readonly experience: Readonly<Record<ExperienceFinding, Text<ExperienceValues>>>;

  readonly recognition: Readonly<Record<RecognitionStatus, Text<RecognitionValues>>>;
  readonly recognitionNotStated: string;
  readonly recognitionNotNeeded: string;
  /** What follows from the state where recognition decides nothing. */
  readonly notRegulated: Readonly<Record<'known' | 'unknown', string>>;
  /** What follows from the gate in a regulated occupation. */
  readonly regulated: Readonly<
    Record<Gate | 'closedToAnother' | 'unknown', Text<{ competentBody: string; legalBasis: string }>>
  >;
  /** What follows from the gate a company wishes. */
  readonly required: Readonly<Record<Gate | 'unknown', string>>;

  readonly language: {
    readonly reached: Text<LanguageValues>;
    readonly reachedByStart: Text<CourseValues>;
    readonly reachedTooLate: Text<CourseValues>;
    readonly short: Text<LanguageValues>;
    readonly shortInSpiteOfCourse: Text<CourseValues>;
    readonly notStated: Text<AskedLanguageValues>;
  };
  readonly noLanguageAsked: string;
  /** @param examinedOn worded, where it is known */
  readonly evidence: Readonly<Record<Evidence, (examinedOn: string | undefined) => string>>;

  readonly eligibility: Readonly<Record<EligibilityStatus, Text<{ from?: string; conditions: string }>>>;
  readonly conditions: {
    readonly language: Text<{ language: string; from?: CandidateLevel; to: CefrLevel; expectedOn?: string }>;
    readonly recognition: Text<{ gate: GateKind; stage: RecognitionStage; expectedOn?: string; body?: string }>;
    readonly availability: Text<{ expectedOn: string }>;
  };

  readonly filters: {
    readonly [Kind in FilterReason['kind']]: Text<FilterValues[Kind]>;
  };
  readonly engagements: Readonly<Record<Engagement, string>>;
}

/** What the text of a hard fact may say; lists are worded and empty where nothing is stated. */
export interface FilterValues {
  'vacancy-not-open': object;
  'no-consent': object;
  engagement: { asked: string; offered: string };
  region: { workplace: string; regions: string };
  'not-available': { from: string; start: string; days: string };
  'unrelated-trade': { asked: string; offered: string };
}
