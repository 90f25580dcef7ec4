import type { CandidateColumns } from '#ranking/candidate-columns';
import { NEVER } from '#ranking/candidate-columns';
import type { Parts } from '#ranking/parts';
import type { TABLES } from './top-25-sql.ts';

type Value = string | number | null;

/** The content of the columns of one field as rows of the tables of a peer. */
export function* rowsOf(columns: CandidateColumns): Generator<[keyof typeof TABLES, Value[]]> {
  const { field, ids } = columns;
  for (let row = 0; row < ids.rows; row += 1) {
    const id = ids.idAt(row);
    if (ids.rowOf(id) !== row) continue;
    const parts = [columns.tradeColumn, columns.recognitionColumn, columns.languageColumn, columns.availabilityColumn];
    yield ['candidate', [field, id, ...parts.map((column) => column[row] as number)]];
  }
  for (const [part, [occupation, years]] of groupsOf(columns.trades, 2)) {
    yield ['offer', [field, part, occupation!, years === 0 ? null : columns.years[years!]!]];
  }
  for (const [part, words] of groupsOf(columns.recognitions, 3)) yield ['qualification', [field, part, ...words]];
  for (const [part, words] of groupsOf(columns.languages, 4)) yield ['skill', [field, part, ...words]];
  for (let part = 0; part < columns.languages.size; part += 1) yield ['language_part', [field, part]];
  for (let part = 0; part < columns.availabilities.size; part += 1) {
    const [from = NEVER, bits = 0, ...regions] = wordsOf(columns.availabilities, part);
    yield ['availability_part', [field, part, from, bits]];
    for (const region of regions) yield ['region', [field, part, region]];
  }
}

const wordsOf = (parts: Parts, part: number) => parts.allWords.subarray(parts.startOf(part), parts.startOf(part + 1));

function* groupsOf(parts: Parts, length: number): Generator<[part: number, words: number[]]> {
  for (let part = 0; part < parts.size; part += 1) {
    const words = [...wordsOf(parts, part)];
    for (let at = 0; at < words.length; at += length) yield [part, words.slice(at, at + length)];
  }
}
