import rows from '../data/isco-08.json' with { type: 'json' };
import schema from '../data/isco-08.schema.json' with { type: 'json' };
import type { Locale } from './locale.ts';
import { readTable } from './table.ts';

/**
 * A group of the International Standard Classification of Occupations 2008 (ILO, ISCO-08): a major group has one
 * digit, a sub-major group two, a minor group three, a unit group four. Each digit more is one level further down.
 */
export interface IscoGroup {
  readonly code: string;
  readonly labels: Readonly<Record<Locale, string>>;
}

/**
 * Reads the classification.
 *
 * @throws {OccupationTableError} if rows are wrong or a group lacks the group above it
 */
export function readClassification(table: unknown): Map<string, IscoGroup> {
  const above = new Set(['']);
  const groups = readTable<{ code: string } & Record<Locale, string>>(
    { file: 'isco-08.json', schema, key: 'code' },
    table,
    ({ code }, fault) => {
      const parent = code.slice(0, -1);
      if (!above.has(parent)) fault('code', `the group above it, ${parent}, must stand before it`);
      above.add(code);
    },
  );
  return new Map(groups.map(({ code, ...labels }) => [code, { code, labels }]));
}

/** All groups of the four levels by their code. */
export const ISCO_GROUPS: ReadonlyMap<string, IscoGroup> = readClassification(rows);

/** The 436 unit groups, in the order of their codes. */
export const UNIT_GROUPS: readonly IscoGroup[] = [...ISCO_GROUPS.values()]
  .filter(({ code }) => code.length === 4)
  .sort((one, other) => (one.code < other.code ? -1 : 1));

/** Whether `code` is one of the 436 unit groups. */
export function isUnitGroup(code: string): boolean {
  return code.length === 4 && ISCO_GROUPS.has(code);
}

/** The name of a group of any level; for a code that is not in the classification the code itself. */
export function iscoLabel(code: string, locale: Locale): string {
  return ISCO_GROUPS.get(code)?.labels[locale] ?? code;
}
