import Papa from 'papaparse';
import { Problem } from '#platform/problem';
import { type ReadCells, readHeader } from './csv-columns.ts';
import { LONGEST_ROW, type Row } from './row.ts';

/**
 * Reads a CSV file with a header, its cells separated by commas, semicolons or tabs, whichever the header has most of.
 * Empty rows are passed over.
 *
 * @param texts the file in pieces
 * @throws {Problem} `malformed-body` if the header is wrong, or from some row on nobody can tell where a cell ends
 * @see RFC 4180
 */
export async function* csvRows(texts: AsyncIterable<string>): AsyncGenerator<Row[]> {
  let rest = '';
  let parser: Papa.Parser | undefined;
  const sheet = new Sheet();
  for await (const text of texts) {
    rest += text;
    if (parser === undefined && !rest.includes('\n') && rest.length <= LONGEST_ROW) continue;
    parser ??= parserFor(rest);
    const { data, meta }: Papa.ParseResult<string[]> = parser.parse(rest, 0, true);
    rest = rest.slice(meta.cursor);
    yield sheet.toRows(data);
    if (rest.length > LONGEST_ROW) {
      throw sheet.endsHere(`a row is longer than ${LONGEST_ROW / 1_024} KiB, maybe because a quote is never closed`);
    }
  }
  parser ??= parserFor(rest);
  const { data, errors }: Papa.ParseResult<string[]> = parser.parse(rest, 0, false);
  const cut = errors.some(({ code }) => code === 'MissingQuotes');
  yield sheet.toRows(cut ? data.slice(0, -1) : data);
  if (cut) throw sheet.endsHere('a quote that opens a cell is never closed');
}

/**
 * A parser for a file that begins so, asked for piece by piece: the stream that Papa Parse makes of a file would keep of a
 * quote that is never closed whatever comes. A carriage return before a line feed is white space at the end of a cell.
 */
function parserFor(begin: string): Papa.Parser {
  const newline = begin.includes('\n') ? '\n' : '\r';
  const [header = ''] = begin.split(newline, 1);
  const count = (separator: string) => header.split(separator).length;
  const delimiter = [',', ';', '\t'].reduce((most, one) => (count(one) > count(most) ? one : most));
  return new Papa.Parser({ delimiter, newline });
}

/** Gives records their numbers, and the first one the meaning of a header. */
class Sheet {
  private row = 0;
  private width = 0;
  private readCells?: ReadCells;

  /** Why nothing is read beyond the rows that were. */
  endsHere(reason: string): Problem {
    return new Problem('malformed-body', `The file cannot be read beyond row ${this.row}: ${reason}.`);
  }

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
