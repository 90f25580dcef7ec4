import { fromPosting, isPosting } from '../job-posting/job-posting.ts';
import type { Row } from './row.ts';

/** Reads vacancies from a body that has been parsed: one, or a list. */
export async function* jsonRows(body: unknown): AsyncGenerator<Row[]> {
  const values: unknown[] = Array.isArray(body) ? body : [body];
  yield values.map((value, index) => ({ row: index + 1, ...(isPosting(value) ? fromPosting(value) : { value }) }));
}
