import { isUtf8 } from 'node:buffer';
import { Problem } from '#platform/problem';
import { isNestedTooDeeply } from '#platform/read-json';
import { fromPosting, isPosting } from '../job-posting/job-posting.ts';
import { LONGEST_ROW, type Row } from './row.ts';

const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads a file of JSON objects, one a line; empty lines are passed over. A line that cannot be read spoils no other.
 * A line may be a vacancy as it is sent by itself, or a JobPosting of schema.org.
 *
 * @see https://github.com/ndjson/ndjson-spec
 */
export async function* ndjsonRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<Row[]> {
  const lines = new Lines();
  for await (const chunk of chunks) yield lines.push(chunk).flatMap(toRows);
  yield lines.end().flatMap(toRows);
}

interface Line {
  readonly row: number;
  /** `undefined`: it was too long to be kept. */
  readonly bytes: Buffer | undefined;
}

/** Cuts a stream into lines, and keeps no more of one than it may have. */
class Lines {
  private row = 1;
  private readonly begun: Buffer[] = [];
  private length = 0;

  push(chunk: Buffer): Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      this.add(chunk.subarray(from, end));
      lines.push(this.take());
      from = end + 1;
    }
    this.add(chunk.subarray(from));
    return lines;
  }

  end(): Line[] {
    return this.length > 0 ? [this.take()] : [];
  }

  private add(part: Buffer): void {
    this.length += part.length;
    if (this.length > LONGEST_ROW) this.begun.length = 0;
    else if (part.length > 0) this.begun.push(part);
  }

  private take(): Line {
    const [only] = this.begun;
    const whole = this.begun.length === 1 && only !== undefined ? only : Buffer.concat(this.begun);
    const line = { row: this.row, bytes: this.length > LONGEST_ROW ? undefined : whole };
    this.row += 1;
    this.length = 0;
    this.begun.length = 0;
    return line;
  }
}

const refused = (row: number, detail: string): Row[] => [{ row, problem: new Problem('malformed-body', detail) }];

function toRows({ row, bytes }: Line): Row[] {
  if (bytes === undefined) return refused(row, `The line is longer than ${LONGEST_ROW / 1_024} KiB.`);
  if (!isUtf8(bytes)) return refused(row, 'The line is not written in UTF-8.');
  const marked = row === 1 && bytes.subarray(0, 3).equals(BYTE_ORDER_MARK);
  const text = bytes.toString('utf8', marked ? 3 : 0).trim();
  if (text === '') return [];
  try {
    const value: unknown = JSON.parse(text);
    if (isNestedTooDeeply(value)) return refused(row, 'The line is nested too deeply.');
    return [isPosting(value) ? { row, ...fromPosting(value) } : { row, value }];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused(row, `The line is not valid JSON: ${error.message}`);
  }
}
