import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { CsvError, type InfoRecord, parse } from 'csv-parse';
import { isUnitGroup } from '#occupations/classification';

/** One occupation as one language's file of ESCO has it. */
export interface EscoRow {
  readonly uri: string;
  /** Such as `7126.8`; empty where the file has none. */
  readonly code: string;
  readonly isco: string;
  readonly preferredLabel: string;
  /** Alternative and hidden labels. */
  readonly otherLabels: readonly string[];
}

/** A row that was left out. */
export interface RefusedRow {
  readonly file: string;
  readonly line: number;
  readonly reason: string;
}

/** The file is no ESCO download. The message says what is missing. */
export class NoEscoCsv extends Error {
  override readonly name = 'NoEscoCsv';
}

/**
 * The columns that are read. Versions 1.0 to 1.2 all have the first three and `altLabels`; early ones lack `code`,
 * `status` and `hiddenLabels`, 1.2 added others. Further columns are ignored.
 */
const NEEDED_COLUMNS = ['conceptUri', 'iscoGroup', 'preferredLabel'] as const;

/**
 * Reads `occupations_xx.csv` as ESCO offers it for download, in any language, row by row.
 *
 * @throws {NoEscoCsv} if it lacks a column that every version of ESCO has, or cannot be read at all
 */
export async function readEscoCsv(
  path: string,
  take: (row: EscoRow) => void,
  refuse: (row: RefusedRow) => void,
): Promise<void> {
  const file = basename(path);
  const delimiter = await delimiterOf(path);
  const parser = parse({
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    columns: (header: string[]) => {
      const missing = NEEDED_COLUMNS.filter((column) => !header.includes(column));
      if (missing.length === 0) return header;
      throw new NoEscoCsv(
        `${file} has no column ${missing.join(', ')}. Its columns are ${header.slice(0, 20).join(', ')}. ` +
          'Give the file occupations_xx.csv of an ESCO download, as it came.',
      );
    },
    info: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error instanceof CsvError) refuse({ file, line: Number(error.lines), reason: error.message });
    },
  });
  const source = createReadStream(path);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let lineBefore = 1;
  for await (const { info, record } of parser as AsyncIterable<{
    info: InfoRecord;
    record: Record<string, string>;
  }>) {
    const line = lineBefore + 1;
    lineBefore = info.lines;
    const row = readRow(record);
    if (typeof row === 'string') refuse({ file, line, reason: row });
    else take(row);
  }
}

/** ESCO has commas; who opened the file in a German spreadsheet and saved it has semicolons. */
async function delimiterOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const [header = ''] = buffer.toString('utf8', 0, bytesRead).split('\n');
    return [',', ';', '\t'].find((delimiter) => header.split(delimiter).length > NEEDED_COLUMNS.length) ?? ',';
  } finally {
    await file.close();
  }
}

/** The row, or why it is refused. */
function readRow(record: Record<string, string>): EscoRow | string {
  const text = (column: string) => (record[column] ?? '').trim();
  const uri = text('conceptUri');
  const isco = unitGroup(text('iscoGroup'));
  const preferredLabel = text('preferredLabel');
  const status = text('status');
  const otherLabels = [record.altLabels, record.hiddenLabels].flatMap((labels = '') => labels.split(/[\r\n]+/));
  if (!/^https?:\/\/\S+$/.test(uri)) return `conceptUri "${uri}" is no address`;
  if (isco === undefined) return `iscoGroup "${text('iscoGroup')}" is no unit group of ISCO-08`;
  if (preferredLabel === '') return 'preferredLabel is empty';
  if ([preferredLabel, ...otherLabels].some((label) => label.includes('\uFFFD'))) return 'the file is not in UTF-8';
  if (status !== '' && status !== 'released') return `its status is ${status}`;
  return {
    uri: uri.replace(/^https:/, 'http:'),
    code: text('code'),
    isco,
    preferredLabel,
    otherLabels: otherLabels.map((label) => label.trim()).filter((label) => label !== ''),
  };
}

/** `2166`, `C2166` and the address that ends so; spreadsheets make `110` of `0110`. */
function unitGroup(iscoGroup: string): string | undefined {
  const code = /(?:^|\/)C?(\d{3,4})$/.exec(iscoGroup)?.[1]?.padStart(4, '0') ?? '';
  return isUnitGroup(code) ? code : undefined;
}
