import type { CandidateFacts, VacancyFacts } from './assessment.ts';
import type { Pair } from './criteria/criterion.ts';
import { levelAt } from './language-level.ts';
import { type GateKind, recognitionStanding } from './recognition-gate.ts';
import type { Ruleset } from './ruleset.ts';
import { stated } from './stated.ts';
import {
  type CandidateLevel,
  type CefrLevel,
  ELIGIBILITY_STATUSES,
  type EligibilityStatus,
  type IsoDate,
  levelRank,
  type RecognitionStatus,
} from './vocabulary.ts';

/** A `must` language below the level asked for; without `from` the level is not stated. */
export type LanguageCondition = {
  readonly kind: 'language';
  readonly language: string;
  readonly from?: CandidateLevel;
  readonly to: CefrLevel;
  readonly expectedOn?: IsoDate;
};

/** A recognition that decides about taking up the work; without `status` its state is not stated. */
export type RecognitionCondition = {
  readonly kind: 'recognition';
  readonly status?: RecognitionStatus;
  /** The state is that of a qualification of another occupation, which opens no gate. */
  readonly ofAnotherOccupation?: true;
  readonly gate: GateKind;
  readonly expectedOn?: IsoDate;
  /** The body the candidate's institution named. */
  readonly authority?: string;
  /** The body that recognises the regulated occupation. */
  readonly competentBody?: string;
};

/** Someone who is available only after the start, within the grace. */
export type AvailabilityCondition = { readonly kind: 'availability'; readonly expectedOn: IsoDate };

/** What has to happen before someone can start. `expectedOn`: the day by which it will have, if that is known. */
export type Condition = LanguageCondition | RecognitionCondition | AvailabilityCondition;

/** Whether and when someone can start. It stands beside the score and never enters it. */
export type Eligibility = {
  readonly status: EligibilityStatus;
  /** The day from which all conditions are met, if each has a date. */
  readonly from?: IsoDate;
  readonly conditions: Condition[];
};

type Obstacle = { readonly condition: Condition; readonly status: EligibilityStatus };

/** Gathers what stands in the way: gates, `must` languages and availability. The worst decides. */
export function eligibilityOf(pair: Pair, ruleset: Ruleset): Eligibility {
  const obstacles = [
    ...languageObstacles(pair),
    ...recognitionObstacles(pair.vacancy, pair.candidate, pair.start, ruleset),
    ...availabilityObstacles(pair),
  ];
  const worst = Math.max(0, ...obstacles.map(({ status }) => ELIGIBILITY_STATUSES.indexOf(status)));
  const conditions = obstacles.map(({ condition }) => condition);
  const dates = conditions.flatMap(({ expectedOn }) => expectedOn ?? []).sort();
  return stated({
    status: ELIGIBILITY_STATUSES[worst]!,
    from: dates.length === conditions.length ? dates.at(-1) : undefined,
    conditions,
  });
}

const timely = (expectedOn: IsoDate | undefined, start: IsoDate): EligibilityStatus =>
  expectedOn !== undefined && expectedOn <= start ? 'conditional' : 'not-yet';

function languageObstacles({ vacancy, candidate, start, today }: Pair): Obstacle[] {
  return vacancy.requirements.languages.flatMap(({ language, level: to, importance }): Obstacle[] => {
    if (importance === 'want') return [];
    const skill = candidate.languages.find((candidateLanguage) => candidateLanguage.language === language);
    if (skill === undefined) return [{ status: 'unclear', condition: { kind: 'language', language, to } }];
    const from = levelAt(skill, today);
    if (levelRank(from) >= levelRank(to)) return [];
    const { course } = skill;
    const expectedOn = course !== undefined && levelRank(course.level) >= levelRank(to) ? course.expectedOn : undefined;
    const condition: LanguageCondition = stated({ kind: 'language', language, from, to, expectedOn });
    return [{ status: timely(expectedOn, start), condition }];
  });
}

function recognitionObstacles(
  vacancy: VacancyFacts,
  candidate: CandidateFacts,
  start: IsoDate,
  ruleset: Ruleset,
): Obstacle[] {
  const standing = recognitionStanding(vacancy, candidate, ruleset);
  const { qualification, ofAnotherOccupation, status, gate, regulation } = standing;
  if (gate === undefined || gate.state === 'open') return [];
  // What was asked of a body for another occupation says nothing of this one.
  const { authority, expectedOn } = (!ofAnotherOccupation && qualification?.recognition) || {};
  const condition: RecognitionCondition = stated({
    kind: 'recognition',
    status,
    ofAnotherOccupation,
    gate: gate.kind,
    // What is closed does not open by itself, whatever date was once expected.
    expectedOn: gate.state === 'conditional' ? expectedOn : undefined,
    authority,
    competentBody: regulation?.competentBody,
  });
  return [{ status: gate.state === undefined ? 'unclear' : timely(condition.expectedOn, start), condition }];
}

/** The grace has let the pair through: who comes within it is waited for. */
function availabilityObstacles({ candidate, start }: Pair): Obstacle[] {
  const { from } = candidate.availability;
  return from > start ? [{ status: 'conditional', condition: { kind: 'availability', expectedOn: from } }] : [];
}
