import type { Occupation } from '#occupations/occupation';
import { regulationOf } from '#occupations/regulated';
import { recognitionStatusProblem } from '#scoring/recognition-status';
import { RECOGNITION_STATUSES, type RecognitionStatus } from '#scoring/vocabulary';

type Transitions = Readonly<Record<RecognitionStatus, readonly RecognitionStatus[]>>;

/** Sections 4 to 9 BQFG; an application can be withdrawn, a refusal contested. */
const NOT_REGULATED: Transitions = {
  'not-applied': ['in-process', 'statement', 'partnership'],
  'in-process': ['full', 'partial', 'statement', 'refused', 'not-applied'],
  partnership: ['in-process', 'full', 'partial', 'refused'],
  partial: ['adaptation-running', 'in-process', 'full'],
  'adaptation-running': ['full', 'partial'],
  statement: ['in-process'],
  refused: ['in-process', 'full', 'partial'],
  full: [],
  automatic: ['full'],
  'measure-passed': ['full'],
  'measure-imposed': [],
  'measure-running': [],
};

/** Sections 9 to 13 BQFG, Articles 14 and 21 of Directive 2005/36/EC. */
const REGULATED: Transitions = {
  'not-applied': ['in-process', 'automatic', 'partnership'],
  'in-process': ['full', 'automatic', 'measure-imposed', 'refused', 'not-applied'],
  partnership: ['in-process', 'full', 'measure-imposed', 'refused'],
  'measure-imposed': ['measure-running', 'measure-passed', 'refused'],
  'measure-running': ['measure-passed', 'measure-imposed', 'refused'],
  'measure-passed': ['full'],
  refused: ['in-process', 'full', 'measure-imposed'],
  full: [],
  automatic: ['full'],
  partial: [],
  'adaptation-running': [],
  statement: [],
};

/** The states that recognition can be in, for a qualification with this reference occupation. */
export const statesFor = (occupation: Occupation): RecognitionStatus[] =>
  RECOGNITION_STATUSES.filter((status) => recognitionStatusProblem(status, occupation) === undefined);

/** The states that can follow; none, if it has come to its end. */
export const nextStates = (occupation: Occupation, status: RecognitionStatus): readonly RecognitionStatus[] =>
  (regulationOf(occupation) ? REGULATED : NOT_REGULATED)[status];

/**
 * Says why recognition cannot be in this state, whatever it was before.
 *
 * @returns a message that names the states the occupation allows, or `undefined` if it can
 */
export function stateProblem(occupation: Occupation, status: RecognitionStatus): string | undefined {
  const impossible = recognitionStatusProblem(status, occupation);
  return impossible && `${impossible}. States of this occupation: ${statesFor(occupation).join(', ')}`;
}

/**
 * Says why recognition cannot come into this state from where it is. Any state of the occupation can be the first.
 *
 * @returns a message that names the states that can follow, or `undefined` if it can
 */
export function transitionProblem(
  occupation: Occupation,
  before: RecognitionStatus | undefined,
  status: RecognitionStatus,
): string | undefined {
  if (before === undefined || before === status) return undefined;
  const next = nextStates(occupation, before);
  if (next.includes(status)) return undefined;
  const allowed =
    next.length === 0 ? `${before} is the end of recognition` : `after ${before} comes ${next.join(' or ')}`;
  return `cannot be ${status}: ${allowed}. If ${before} was a mistake, send the right state with "correction": true`;
}
