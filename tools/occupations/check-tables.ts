import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readClassification } from '#occupations/classification';
import { readRegulated } from '#occupations/regulated';
import { readRelatedTrades } from '#occupations/related-trades';
import { OccupationTableError } from '#occupations/table';
import { readTrades } from '#occupations/trades';
import { WrongCall } from './arguments.ts';

const DATA = 'libs/occupations/data';
const TABLES = ['isco-08', 'trades', 'related-trades', 'regulated'] as const;
type TableName = (typeof TABLES)[number];

/**
 * Checks data files of the catalogue: those in the project, or the ones named, which may be copies. A table that names
 * trades is held against the `trades.json` beside it, if there is one, else against the built-in one.
 *
 * @returns whether all are in order; what is not was printed
 * @throws {WrongCall} if a file cannot be read, or its name does not say which table it is
 */
export function checkTables(files: readonly string[], print: (line: string) => void): boolean {
  const paths = files.length > 0 ? files : TABLES.map((table) => join(DATA, `${table}.json`));
  const outcomes = paths.map((path) => {
    try {
      const rows = check(tableOf(path), readJson(path), path);
      print(`${path}: ${rows} rows, in order`);
      return true;
    } catch (error) {
      if (!(error instanceof OccupationTableError)) throw error;
      print(`${path}: ${error.faults.length === 1 ? 'one fault' : `${error.faults.length} faults`}`);
      for (const { row, field, fault } of error.faults) print(`  ${row}, field "${field}": ${fault}`);
      return false;
    }
  });
  return outcomes.every((inOrder) => inOrder);
}

function check(table: TableName, rows: unknown, path: string): number {
  switch (table) {
    case 'isco-08':
      return readClassification(rows).size;
    case 'trades':
      return readTrades(rows).size;
    case 'related-trades':
      return readRelatedTrades(rows, tradesBeside(path)).length;
    case 'regulated':
      return readRegulated(rows, tradesBeside(path)).length;
  }
}

/** `my-related-trades.json` is a table of related trades. */
function tableOf(path: string): TableName {
  const name = basename(path);
  const table = TABLES.toSorted((one, other) => other.length - one.length).find((known) => name.includes(known));
  if (table !== undefined) return table;
  throw new WrongCall(`Which table is ${path}? Let its name contain one of ${TABLES.join(', ')}.`);
}

function tradesBeside(path: string): ReturnType<typeof readTrades> | undefined {
  try {
    return readTrades(JSON.parse(readFileSync(join(dirname(path), 'trades.json'), 'utf8')));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    if (!(cause instanceof SyntaxError))
      throw new WrongCall(`${path} cannot be read: ${(cause as Error).message}`, { cause });
    throw new WrongCall(
      `${path} is no JSON: ${cause.message}. Most often a comma is missing between two rows, or one stands after the last.`,
      { cause },
    );
  }
}
