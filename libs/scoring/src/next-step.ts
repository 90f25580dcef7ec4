import type { Occupation } from '#occupations/occupation';
import { regulationOf } from '#occupations/regulated';
import { assess } from './assess.ts';
import type { Assessment, CandidateFacts, LanguageSkill, Qualification, VacancyFacts } from './assessment.ts';
import { levelAt } from './language-level.ts';
import type { Ruleset } from './ruleset.ts';
import { stated } from './stated.ts';
import {
  type CandidateLevel,
  type CefrLevel,
  ELIGIBILITY_STATUSES,
  type IsoDate,
  levelRank,
  type RecognitionStatus,
} from './vocabulary.ts';

/** A language at the next level for which there are examinations. `expectedOn`: when a course that leads there ends. */
export type LanguageStep = {
  readonly kind: 'language';
  readonly language: string;
  readonly from: CandidateLevel;
  readonly to: CefrLevel;
  readonly expectedOn?: IsoDate;
};

/** The recognition of one qualification a step further. `expectedOn`: when the outcome is expected. */
export type RecognitionStep = {
  readonly kind: 'recognition';
  readonly qualification: Occupation;
  readonly from: RecognitionStatus;
  readonly to: StepStatus;
  readonly expectedOn?: IsoDate;
};

/** One thing a candidate could do next. */
export type NextStep = LanguageStep | RecognitionStep;

/** States of recognition that are a step forward. */
export const STEP_STATUSES = ['in-process', 'adaptation-running', 'measure-passed', 'full'] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

/** A step, and the candidate as they would be after it. */
export interface PossibleStep {
  readonly step: NextStep;
  readonly after: CandidateFacts;
}

/** A pair that can be proposed. */
export type Fit = Extract<Assessment, { matched: true }>;

/** How a pair fits today, and how it would after a step. */
export interface Lift {
  readonly before: Fit;
  readonly after: Fit;
}

/** Plus levels are told by courses and self-assessment; nobody examines them. */
const EXAMINED: readonly CefrLevel[] = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'];

/** What can come next if it goes well; the law of the transitions is in `recognition-transitions.ts`. */
const FORWARD: Readonly<Record<'regulated' | 'other', Partial<Record<RecognitionStatus, readonly StepStatus[]>>>> = {
  regulated: {
    'not-applied': ['in-process'],
    'in-process': ['full'],
    partnership: ['full'],
    'measure-imposed': ['measure-passed'],
    'measure-running': ['measure-passed'],
    refused: ['in-process'],
  },
  other: {
    'not-applied': ['in-process'],
    'in-process': ['full'],
    partnership: ['full'],
    partial: ['adaptation-running', 'full'],
    'adaptation-running': ['full'],
    refused: ['in-process'],
  },
};

/** Every single step a candidate could take next, as if it were done today. Whether it is of use is not asked here. */
export function possibleSteps(candidate: CandidateFacts, today: IsoDate): PossibleStep[] {
  return [
    ...candidate.languages.flatMap((skill, index) =>
      languageSteps(skill, today).map(({ step, after }) => ({
        step,
        after: { ...candidate, languages: candidate.languages.with(index, after) },
      })),
    ),
    ...candidate.qualifications.flatMap((qualification, index) =>
      recognitionSteps(qualification).map(({ step, after }) => ({
        step,
        after: { ...candidate, qualifications: candidate.qualifications.with(index, after) },
      })),
    ),
  ];
}

/** The next level from where the candidate is, and from where a course leads. */
function languageSteps(skill: LanguageSkill, today: IsoDate): { step: LanguageStep; after: LanguageSkill }[] {
  const { language, course, evidence, examinedOn } = skill;
  const from = levelAt(skill, today);
  const next = (level: CandidateLevel) => EXAMINED.find((examined) => levelRank(examined) > levelRank(level));
  const targets = new Set(
    [from, ...(course === undefined ? [] : [course.level])].flatMap((level) => next(level) ?? []),
  );
  return [...targets]
    .filter((to) => levelRank(to) > levelRank(from))
    .map((to) => {
      const led = course !== undefined && levelRank(course.level) >= levelRank(to) && course.expectedOn > today;
      const further = course !== undefined && levelRank(course.level) > levelRank(to) ? course : undefined;
      return {
        step: stated({ kind: 'language', language, from, to, expectedOn: led ? course.expectedOn : undefined }),
        after: stated({ language, level: to, evidence, examinedOn, course: further }),
      };
    });
}

function recognitionSteps(qualification: Qualification): { step: RecognitionStep; after: Qualification }[] {
  const { occupation, recognition } = qualification;
  if (recognition === undefined) return [];
  const { status: from, expectedOn } = recognition;
  const forward = FORWARD[regulationOf(occupation) ? 'regulated' : 'other'][from] ?? [];
  const { isco, trade } = occupation;
  return forward.map((to) => ({
    step: stated({
      kind: 'recognition',
      qualification: stated({ isco, trade }),
      from,
      to,
      // What is applied for or begun has not been expected to end on any day.
      expectedOn: to === 'full' || to === 'measure-passed' ? expectedOn : undefined,
    }),
    after: { occupation, recognition: { status: to } },
  }));
}

/**
 * Tells how a step would lift a pair in the order of shortlists: by eligibility, then score.
 *
 * @returns `undefined` if it would not, or the pair is not considered
 */
export function liftBy(
  { after }: PossibleStep,
  vacancy: VacancyFacts,
  before: Fit,
  ruleset: Ruleset,
  today: IsoDate,
): Lift | undefined {
  const fit = assess(vacancy, after, ruleset, today);
  if (!fit.matched) return undefined;
  const place = ({ eligibility }: Fit) => ELIGIBILITY_STATUSES.indexOf(eligibility.status);
  const lifted = place(fit) < place(before) || (place(fit) === place(before) && fit.score > before.score);
  return lifted ? { before, after: fit } : undefined;
}

/**
 * Leaves out what asks for more and brings nothing more than a smaller step on the same way: B2 where B1 does as well.
 *
 * @param steps smaller ones first, as {@link possibleSteps} gives them
 * @param byUse compares what comes of two steps, as for sorting: the more useful first
 */
export function withoutNeedless<Considered extends { readonly step: NextStep }>(
  steps: readonly Considered[],
  byUse: (one: Considered, other: Considered) => number,
): Considered[] {
  const way = ({ step }: Considered) =>
    step.kind === 'language' ? step.language : `${step.qualification.isco} ${step.qualification.trade} ${step.from}`;
  return steps.filter((step, index) =>
    steps.slice(0, index).every((smaller) => way(smaller) !== way(step) || byUse(step, smaller) < 0),
  );
}
