import { type CsvError, type Options, type Parser, parse } from 'csv-parse';
import { Problem } from '#platform/problem';
import { type ReadCells, readHeader } from './csv-columns.ts';
import { LONGEST_ROW, type Row } from './row.ts';

const NEWLINE = 0x0a;

/**
 * Reads a CSV file with a header, its cells separated by commas, semicolons or tabs, whichever the header has most of.
 * Empty rows are passed over.
 *
 * @param chunks UTF-8
 * @throws {Problem} `malformed-body` if the header is wrong, or from some row on nobody can tell where a cell ends
 * @see RFC 4180
 */
export async function* csvRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<Row[]> {
  let begin: Buffer = Buffer.alloc(0);
  let records: Records | undefined;
  const sheet = new Sheet();
  for await (const chunk of chunks) {
    if (records === undefined) {
      begin = Buffer.concat([begin, chunk]);
      if (!begin.includes(NEWLINE) && begin.length <= LONGEST_ROW) continue;
      records = new Records(separatorIn(begin));
    }
    const fault = await records.write(begin.length > 0 ? begin : chunk);
    begin = Buffer.alloc(0);
    yield sheet.toRows(records.take());
    if (fault !== null) throw fault;
  }
  records ??= new Records(separatorIn(begin));
  const fault = await records.end(begin);
  yield sheet.toRows(records.take());
  if (fault !== null) throw fault;
}

function separatorIn(begin: Buffer): string {
  const end = begin.indexOf(NEWLINE);
  const header = begin.toString('utf8', 0, end === -1 ? begin.length : end);
  const count = (separator: string) => header.split(separator).length;
  return [',', ';', '\t'].reduce((most, one) => (count(one) > count(most) ? one : most));
}

/** The records of what was written so far. They are handed out rather than streamed, so that none is lost at a fault. */
class Records {
  private readonly parser: Parser;
  private read: string[][] = [];

  constructor(delimiter: string) {
    const options: Options = {
      delimiter,
      bom: true,
      // A quote within a cell that does not begin with one is a character like others: 5" pipe.
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      on_record: (record: string[]) => {
        this.read.push(record);
        return null;
      },
    };
    this.parser = parse(options).resume();
    // The fault is the answer of write and end.
    this.parser.on('error', () => {});
  }

  write(chunk: Buffer): Promise<Problem | null> {
    return new Promise((resolve) => this.parser.write(chunk, (error) => resolve(error ? toProblem(error) : null)));
  }

  end(last: Buffer): Promise<Problem | null> {
    return new Promise((resolve) => {
      this.parser.once('error', (error) => resolve(toProblem(error)));
      this.parser.once('end', () => resolve(null));
      this.parser.end(last);
    });
  }

  take(): string[][] {
    const records = this.read;
    this.read = [];
    return records;
  }
}

function toProblem(error: Error): Problem {
  const { code, lines } = error as CsvError & { lines?: number };
  const detail: Partial<Record<string, string>> = {
    CSV_QUOTE_NOT_CLOSED: 'a quote that opens a cell is never closed',
    CSV_MAX_RECORD_SIZE: `a row is longer than ${LONGEST_ROW / 1_024} KiB, maybe because a quote is never closed`,
  };
  if (code === undefined || detail[code] === undefined)
    return new Problem('malformed-body', `The file is no CSV: ${error.message}.`);
  return new Problem('malformed-body', `The file cannot be read beyond line ${lines ?? '?'}: ${detail[code]}.`);
}

/** Gives records their numbers, and the first one the meaning of a header. */
class Sheet {
  private row = 0;
  private width = 0;
  private readCells?: ReadCells;

  toRows(records: readonly string[][]): Row[] {
    return records.flatMap((cells): Row[] => {
      this.row += 1;
      if (cells.length === 1 && cells[0]?.trim() === '') return [];
      if (this.readCells === undefined) {
        this.readCells = readHeader(cells);
        this.width = cells.length;
        return [];
      }
      const { row } = this;
      if (cells.length !== this.width) {
        const detail = `The row has ${cells.length} cells, the header ${this.width}.`;
        return [{ row, problem: new Problem('malformed-body', detail) }];
      }
      return [{ row, value: this.readCells(cells) }];
    });
  }
}
