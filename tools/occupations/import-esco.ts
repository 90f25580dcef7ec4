import { mkdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { WrongCall } from './arguments.ts';
import { type EscoNames, EscoNamesInTheMaking } from './esco-names.ts';
import { NoEscoCsv, type RefusedRow, readEscoCsv } from './read-esco-csv.ts';

const MOST_SHOWN = 10;

/** What an import is told. */
export interface Import {
  /** `occupations_xx.csv` of ESCO, one a language. */
  readonly files: readonly string[];
  /** Where the result goes; what was there is replaced. */
  readonly to: string;
  /** Name every collision and every refused row, not only the first ones. */
  readonly details: boolean;
}

/**
 * Reads ESCO downloads and writes the one file that services load, replacing what an earlier import wrote. If it fails,
 * the earlier one stays.
 *
 * @throws {WrongCall} if a file is no ESCO download, or there is nothing in it
 */
export async function importEsco({ files, to, details }: Import, print: (line: string) => void): Promise<void> {
  const names = new EscoNamesInTheMaking();
  const refused: RefusedRow[] = [];
  for (const file of files) {
    const counts = { rows: 0, labels: 0 };
    const refusedBefore = refused.length;
    try {
      await readEscoCsv(
        file,
        (row) => {
          counts.rows += 1;
          counts.labels += 1 + row.otherLabels.length;
          names.add(row);
        },
        (row) => refused.push(row),
      );
    } catch (cause) {
      if (cause instanceof NoEscoCsv) throw new WrongCall(cause.message, { cause });
      throw new WrongCall(`${file} cannot be read: ${(cause as Error).message}`, { cause });
    }
    const left = refused.length - refusedBefore;
    print(`${basename(file)}: ${n(counts.rows)} occupations with ${n(counts.labels)} labels, ${n(left)} rows refused`);
  }
  const result = names.finish();
  if (result.file.occupations.length === 0) {
    const why = refused.length > 0 ? refusedRows(refused, details) : 'The files are empty.';
    throw new WrongCall(`No occupation was found, so nothing was written.\n${why}`);
  }
  write(to, result);
  print(report(result, refused, details));
  print(
    `\nWritten to ${to} (${n(statSync(to).size / 1024)} KiB). Services read it at their start where ESCO_FILE names it;`,
  );
  print('npm start does so by itself. Restart it to use the names.');
}

/** All at once, so that a service that starts meanwhile reads the old file or the new one. */
function write(to: string, { file }: EscoNames): void {
  mkdirSync(dirname(to), { recursive: true });
  const unfinished = `${to}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(file));
  renameSync(unfinished, to);
}

function report({ file, linked, known, collisions, ambiguous }: EscoNames, refused: RefusedRow[], details: boolean) {
  const lines = [
    '',
    `${n(file.occupations.length)} occupations, ${n(linked)} of them a trade of the catalogue`,
    `${n(file.names.length)} names, spellings and gender forms counted once:`,
    `  ${n(file.names.length - known - collisions.length - ambiguous.length)} are new and lead to one unit group`,
    `  ${n(known)} are in the catalogue already, for the same unit group`,
    `  ${n(collisions.length)} are in the catalogue for another unit group, which counts`,
    `  ${n(ambiguous.length)} belong to several unit groups: whoever uses one is asked`,
  ];
  const shown = details ? collisions : collisions.slice(0, MOST_SHOWN);
  if (shown.length > 0) lines.push('', 'In the catalogue for another unit group:');
  for (const { name, esco, catalogue } of shown) {
    lines.push(`  ${name}: ESCO ${esco.join(', ')}, the catalogue ${catalogue.join(', ')}`);
  }
  if (shown.length < collisions.length)
    lines.push(`  … ${n(collisions.length - shown.length)} more; --details names all`);
  if (refused.length > 0) lines.push('', refusedRows(refused, details));
  return lines.join('\n');
}

function refusedRows(refused: readonly RefusedRow[], details: boolean): string {
  const shown = details ? refused : refused.slice(0, MOST_SHOWN);
  const lines = shown.map(({ file, line, reason }) => `  ${file}, line ${line}: ${reason}`);
  if (shown.length < refused.length) lines.push(`  … ${n(refused.length - shown.length)} more; --details names all`);
  return ['Refused rows:', ...lines].join('\n');
}

const n = (count: number) => Math.round(count).toLocaleString('en');
