import { UNIT_GROUPS } from './classification.ts';
import { loadedEsco } from './esco.ts';
import { LOCALES } from './locale.ts';
import type { Occupation } from './occupation.ts';
import { nameKey } from './occupation-name.ts';
import { TRADES } from './trades.ts';

/** Every name of the catalogue in its compared form (see {@link nameKey}), with the occupations that bear it. */
export type KnownNames = ReadonlyMap<string, readonly Occupation[]>;

function index(named: Iterable<{ names: readonly string[]; occupation: Occupation }>): KnownNames {
  const known = new Map<string, Occupation[]>();
  for (const { names, occupation } of named) {
    for (const key of new Set(names.map(nameKey))) known.set(key, [...(known.get(key) ?? []), occupation]);
  }
  return known;
}

/** The ids and names of all trades, in every language. */
export const TRADE_NAMES: KnownNames = index(
  [...TRADES.values()].map(({ id, isco, names }) => ({
    names: [id, ...LOCALES.flatMap((locale) => names[locale])],
    occupation: { isco, trade: id },
  })),
);

/** The labels of the unit groups, in every language. */
export const UNIT_GROUP_NAMES: KnownNames = index(
  UNIT_GROUPS.map(({ code, labels }) => ({
    names: LOCALES.map((locale) => labels[locale]),
    occupation: { isco: code },
  })),
);

/**
 * The occupations that bear the name. A trade goes before a unit group of the same name, which is the less exact, and
 * the catalogue before what was loaded of ESCO.
 */
export function occupationsNamed(name: string): readonly Occupation[] {
  const key = nameKey(name);
  return TRADE_NAMES.get(key) ?? UNIT_GROUP_NAMES.get(key) ?? loadedEsco()?.named(key) ?? [];
}
