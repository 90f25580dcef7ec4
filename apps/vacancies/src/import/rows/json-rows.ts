import { Problem } from '#platform/problem';
import { isNestedTooDeeply } from '#platform/read-json';
import { fromPosting, isPosting } from '../job-posting/job-posting.ts';
import { postingsIn } from '../job-posting/json-ld-document.ts';
import type { Row } from './row.ts';

/** The largest document that is read whole, in bytes; what is larger goes as NDJSON. */
const LARGEST_DOCUMENT = 16 * 2 ** 20;

/**
 * Reads a JSON-LD document: one JobPosting, a list of them, or a `@graph`.
 *
 * @throws {Problem} `malformed-body` if there is no posting in it, `body-too-large` if it cannot be read whole
 */
export async function* jsonLdRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<Row[]> {
  yield postingsIn(await readDocument(chunks)).map((posting, index) => ({ row: index + 1, ...fromPosting(posting) }));
}

/** Reads vacancies from a body that has been parsed: one, or a list. */
export async function* jsonRows(body: unknown): AsyncGenerator<Row[]> {
  const values: unknown[] = Array.isArray(body) ? body : [body];
  yield values.map((value, index) => ({ row: index + 1, ...(isPosting(value) ? fromPosting(value) : { value }) }));
}

async function readDocument(chunks: AsyncIterable<Buffer>): Promise<unknown> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > LARGEST_DOCUMENT) {
      const most = `${LARGEST_DOCUMENT / 2 ** 20} MiB`;
      throw new Problem(
        'body-too-large',
        `A JSON-LD document may have at most ${most}; send application/x-ndjson, a posting a line.`,
      );
    }
    parts.push(chunk);
  }
  try {
    const document: unknown = JSON.parse(Buffer.concat(parts).toString());
    if (isNestedTooDeeply(document)) throw new Problem('malformed-body', 'The document is nested too deeply.');
    return document;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem('malformed-body', `The document is not valid JSON: ${error.message}`);
  }
}
