import type { AskedLanguage, LanguageSkill } from '../assessment.ts';
import { levelAt, levelValue } from '../language-level.ts';
import { withoutNoise } from '../rounding.ts';
import type { Ruleset } from '../ruleset.ts';
import { stated } from '../stated.ts';
import type { ExplanationTexts } from '../texts.ts';
import {
  type CandidateLevel,
  type CefrLevel,
  type Evidence,
  type IsoDate,
  type LanguageImportance,
  levelRank,
} from '../vocabulary.ts';
import type { Wording } from '../wording.ts';
import type { Criterion, Finding, Pair, Trace } from './criterion.ts';

/** All levels asked for are reached, some of them thanks to a course, or one is not; what is not stated aside. */
export type LanguageReason = 'level-reached' | 'level-reached-by-start' | 'level-short' | 'not-stated' | 'none-asked';

/** One language the vacancy asks for. What is absent is not stated. */
export type LanguageFinding = {
  readonly language: string;
  readonly asked: CefrLevel;
  readonly importance: LanguageImportance;
  /** Today. */
  readonly level?: CandidateLevel;
  readonly levelAtStart?: CandidateLevel;
  /** 0 to 1, or unknown. */
  readonly value: number | null;
  readonly evidence?: Evidence;
  readonly examinedOn?: IsoDate;
  /** Of a course that has not ended and lifts the level, by the start or later. */
  readonly courseLevel?: CefrLevel;
  readonly courseExpectedOn?: IsoDate;
};

export type LanguageDetails = { readonly languages: LanguageFinding[] };

export type LanguageTrace = Trace<'language', LanguageReason, LanguageDetails>;

/** How near the candidate's languages come to the levels asked for. */
export const language: Criterion<LanguageTrace, 'languages'> = {
  name: 'language',
  reads: ['languages'],

  evaluate(
    { vacancy, candidate, start, today }: Pair<'languages'>,
    ruleset: Ruleset,
    asOf: IsoDate,
  ): Finding<LanguageTrace> {
    const languages = vacancy.requirements.languages.map((asked) => {
      const skill = candidate.languages.find((candidateLanguage) => candidateLanguage.language === asked.language);
      const value = skill === undefined ? null : levelValue(levelAt(skill, asOf), asked.level, ruleset);
      return languageFinding(asked, skill, value, start, today);
    });
    if (languages.length === 0) return { value: null, drops: true, reason: 'none-asked', details: { languages } };
    return { value: weightedMean(languages, ruleset), reason: reasonOf(languages), details: { languages } };
  },

  explain({ reason, details }: LanguageTrace, texts: ExplanationTexts, wording: Wording): string {
    if (reason === 'none-asked') return texts.noLanguageAsked;
    return details.languages.map((finding) => explainLanguage(finding, texts, wording)).join(' ');
  },
};

function languageFinding(
  { language, level: asked, importance }: AskedLanguage,
  skill: LanguageSkill | undefined,
  value: number | null,
  start: IsoDate,
  today: IsoDate,
): LanguageFinding {
  if (skill === undefined) return { language, asked, importance, value };
  const level = levelAt(skill, today);
  const { course } = skill;
  const lifting = course !== undefined && levelRank(course.level) > levelRank(level) ? course : undefined;
  return stated({
    language,
    asked,
    importance,
    level,
    levelAtStart: levelAt(skill, start),
    value,
    evidence: skill.evidence,
    examinedOn: skill.examinedOn,
    courseLevel: lifting?.level,
    courseExpectedOn: lifting?.expectedOn,
  });
}

function weightedMean(languages: LanguageFinding[], { importanceWeights }: Ruleset): number | null {
  let weights = 0;
  let sum = 0;
  for (const { value, importance } of languages) {
    if (value === null) continue;
    weights += importanceWeights[importance];
    sum += importanceWeights[importance] * value;
  }
  return weights === 0 ? null : withoutNoise(sum / weights);
}

function reasonOf(languages: LanguageFinding[]): LanguageReason {
  const known = languages.filter(({ level }) => level !== undefined);
  if (known.length === 0) return 'not-stated';
  const reached = (level: CandidateLevel | undefined, asked: CefrLevel) =>
    level !== undefined && levelRank(level) >= levelRank(asked);
  if (!known.every(({ levelAtStart, asked }) => reached(levelAtStart, asked))) return 'level-short';
  return known.every(({ level, asked }) => reached(level, asked)) ? 'level-reached' : 'level-reached-by-start';
}

function explainLanguage(finding: LanguageFinding, texts: ExplanationTexts, wording: Wording): string {
  const { asked, importance, level, levelAtStart = 'none', courseLevel, courseExpectedOn } = finding;
  const named = { language: wording.language(finding.language), asked, importance };
  if (level === undefined) return texts.language.notStated(named);
  const known = { ...named, level, evidence: evidenceOf(finding, texts, wording) };
  if (levelRank(level) >= levelRank(asked)) return texts.language.reached(known);
  if (courseLevel === undefined || courseExpectedOn === undefined) return texts.language.short(known);
  const course = { ...known, courseLevel, courseEnd: wording.date(courseExpectedOn) };
  if (levelRank(levelAtStart) >= levelRank(asked)) return texts.language.reachedByStart(course);
  return levelRank(courseLevel) >= levelRank(asked)
    ? texts.language.reachedTooLate(course)
    : texts.language.shortInSpiteOfCourse(course);
}

/** In brackets after the level, or nothing: evidence is told and never scored. */
function evidenceOf(
  { level, evidence, examinedOn }: LanguageFinding,
  texts: ExplanationTexts,
  wording: Wording,
): string {
  if (evidence === undefined || level === 'none') return '';
  return ` (${texts.evidence[evidence](examinedOn && wording.date(examinedOn))})`;
}
