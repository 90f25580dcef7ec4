import { JSONParser } from '@streamparser/json';
import { Problem } from '#platform/problem';
import { isNestedTooDeeply } from '#platform/read-json';
import { fromPosting } from '../job-posting/job-posting.ts';
import { isJobPosting, KnownNodes, nodesIn, noPosting, postingsIn } from '../job-posting/json-ld-document.ts';
import type { Node } from '../job-posting/schema-org.ts';
import { LONGEST_ROW, type Row } from './row.ts';

/** Up to this size, in bytes, a document is read whole, so that a posting may refer to a node that stands behind it. */
const READ_WHOLE = 16 * 2 ** 20;
/** Between two postings; a posting has markup and more words than a row of ours. */
const LONGEST_NODE = 4 * LONGEST_ROW;
const OPENING_BRACKET = 0x5b;

/**
 * Reads a JSON-LD document: one JobPosting, a list of them, or a `@graph`. A large one is read as it comes; what its
 * postings refer to by `@id` has to stand before them.
 *
 * @param readWhole up to how many bytes it is read whole
 * @throws {Problem} `malformed-body` if there is no posting in it, or it is no JSON; postings before have been given then
 */
export async function* jsonLdRows(chunks: AsyncIterable<Buffer>, readWhole = READ_WHOLE): AsyncGenerator<Row[]> {
  const begun: Buffer[] = [];
  let length = 0;
  let rows: LargeDocument | undefined;
  for await (const chunk of chunks) {
    if (rows !== undefined) {
      yield* rows.push(chunk);
      continue;
    }
    begun.push(chunk);
    length += chunk.length;
    if (length <= readWhole) continue;
    rows = new LargeDocument(begun);
    for (const part of begun.splice(0)) yield* rows.push(part);
  }
  if (rows === undefined) yield postingsIn(parse(Buffer.concat(begun))).map((posting, index) => toRow(posting, index));
  else rows.end();
}

const toRow = (posting: Node, index: number): Row => ({ row: index + 1, ...fromPosting(posting) });

function parse(bytes: Buffer): unknown {
  try {
    const document: unknown = JSON.parse(bytes.toString());
    if (isNestedTooDeeply(document)) throw new Problem('malformed-body', 'The document is nested too deeply.');
    return document;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem('malformed-body', `The document is not valid JSON: ${error.message}`);
  }
}

/** A list or a `@graph` that is read as it comes: of it one node is held, and those with an `@id` that are no postings. */
class LargeDocument {
  private readonly parser: JSONParser;
  private readonly known = new KnownNodes();
  private found: Node[] = [];
  private count = 0;
  private sinceNode = 0;

  constructor(beginning: readonly Buffer[]) {
    const isList = Buffer.concat(beginning).find((byte) => byte > 0x20) === OPENING_BRACKET;
    this.parser = new JSONParser({ paths: [isList ? '$.*' : '$.@graph.*'], keepStack: false });
    this.parser.onValue = ({ value }) => this.take(value);
  }

  /** Gives the postings that end in the chunk, also those before a fault in it, and then throws the fault. */
  *push(chunk: Buffer): Generator<Row[]> {
    this.sinceNode += chunk.length;
    const fault = this.faultIn(() => this.parser.write(chunk));
    const first = this.count - this.found.length;
    yield this.found.splice(0).map((posting, index) => toRow(posting, first + index));
    if (fault !== undefined) throw fault;
    if (this.sinceNode > LONGEST_NODE + chunk.length) {
      throw new Problem(
        'body-too-large',
        `Behind posting ${this.count} stands one of more than ${LONGEST_NODE / 2 ** 20} MiB.`,
      );
    }
  }

  end(): void {
    const fault = this.faultIn(() => {
      if (!this.parser.isEnded) this.parser.end();
    });
    if (fault !== undefined) throw fault;
    if (this.count === 0) throw noPosting();
  }

  private take(value: unknown): void {
    this.sinceNode = 0;
    if (isNestedTooDeeply(value)) {
      throw new Problem('malformed-body', `The posting behind posting ${this.count} is nested too deeply.`);
    }
    // Postings refer to companies and places, not to each other: they need not be remembered.
    for (const node of nodesIn(value)) {
      if (!isJobPosting(node)) {
        this.known.add(node);
        continue;
      }
      this.found.push(this.known.resolved(node));
      this.count += 1;
    }
  }

  private faultIn(work: () => void): Problem | undefined {
    try {
      work();
      return undefined;
    } catch (error) {
      if (error instanceof Problem) return error;
      return new Problem(
        'malformed-body',
        `The document is not valid JSON behind posting ${this.count}: ${(error as Error).message}`,
      );
    }
  }
}
