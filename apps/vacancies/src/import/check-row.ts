import { compileCheck } from '#platform/compiled-check';
import { invalidInput, Problem } from '#platform/problem';
import { ExplainingPipe } from '#platform/validation';
import { VacancySubmission } from '#submissions/vacancy.submission';
import type { Row } from './rows/row.ts';

const pipe = new ExplainingPipe();

/** Whether what a row holds is a vacancy, and each of its fields well-formed. */
export const isWellFormed = compileCheck(VacancySubmission, { alike: true });

/** The vacancy that a row holds, if each of its fields is well-formed, or why it is none. */
export async function checkRow({ value, problem }: Row): Promise<VacancySubmission | Problem> {
  if (problem !== undefined) return problem;
  if (isWellFormed(value)) return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return new Problem('malformed-body', 'The row is no JSON object.');
  }
  try {
    return await pipe.transform(value, { type: 'body', metatype: VacancySubmission });
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** The problem in the words of the file that the row stands in. */
export function inWordsOf({ inWordsOfFile }: Row, problem: Problem): Problem {
  const { errors } = problem.members;
  return errors === undefined || inWordsOfFile === undefined ? problem : invalidInput(errors.map(inWordsOfFile));
}
