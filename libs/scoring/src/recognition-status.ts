import type { Occupation } from '#occupations/occupation';
import { regulationOf } from '#occupations/regulated';
import type { RecognitionStatus } from './vocabulary.ts';

/** States that the law has for occupations of the other kind only, and what to state instead. */
const NOT_REGULATED_ONLY: Partial<Record<RecognitionStatus, string>> = {
  partial: 'measure-imposed, measure-running or refused',
  'adaptation-running': 'measure-running',
  statement: 'not-applied, in-process or full',
};
const REGULATED_ONLY: Partial<Record<RecognitionStatus, string>> = {
  'measure-imposed': 'partial',
  'measure-running': 'adaptation-running',
};

/**
 * Says why a state of recognition cannot be for a qualification with this reference occupation. Partial recognition and
 * adaptation qualifications belong to occupations that are not regulated (sections 4 and 7 BQFG), compensation
 * measures to regulated ones (section 11 BQFG, Article 14 of Directive 2005/36/EC).
 *
 * @returns what to state instead, as a full message, or `undefined` if the state can be
 */
export function recognitionStatusProblem(status: RecognitionStatus, occupation: Occupation): string | undefined {
  const regulation = regulationOf(occupation);
  const instead = (regulation ? NOT_REGULATED_ONLY : REGULATED_ONLY)[status];
  if (instead === undefined) return undefined;
  return regulation
    ? `cannot be ${status}: the occupation is regulated in Germany (${regulation.legalBasis}); use ${instead}`
    : `cannot be ${status}: the occupation is not regulated in Germany; use ${instead}`;
}
