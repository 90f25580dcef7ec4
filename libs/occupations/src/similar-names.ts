import { type KnownNames, TRADE_NAMES, UNIT_GROUP_NAMES } from './known-names.ts';
import type { Occupation } from './occupation.ts';
import { nameKey } from './occupation-name.ts';

/** Below this share of common trigrams two names have nothing to do with each other. */
const LEAST_SIMILARITY = 0.3;

function trigrams(key: string): Set<string> {
  const padded = `  ${key} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3)));
}

/** Dice's coefficient: the common trigrams' share of all, 0 to 1. */
function similarity(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const trigram of one) if (other.has(trigram)) common += 1;
  return (2 * common) / (one.size + other.size);
}

let trigramsOfNames: { trigrams: Set<string>; occupations: readonly Occupation[] }[] | undefined;

function allNames() {
  trigramsOfNames ??= [TRADE_NAMES, UNIT_GROUP_NAMES].flatMap((names: KnownNames) =>
    [...names].map(([key, occupations]) => ({ trigrams: trigrams(key), occupations })),
  );
  return trigramsOfNames;
}

/** The occupations whose names look most like a name that nobody bears, at most `limit`, the most similar first. */
export function occupationsNamedLike(name: string, limit: number): Occupation[] {
  const wanted = trigrams(nameKey(name));
  const similar = allNames()
    .map((known) => ({ occupations: known.occupations, similarity: similarity(wanted, known.trigrams) }))
    .filter((known) => known.similarity >= LEAST_SIMILARITY)
    .sort((one, other) => other.similarity - one.similarity)
    .flatMap(({ occupations }) => occupations);
  const distinct = new Map(similar.map((occupation) => [occupation.trade ?? occupation.isco, occupation]));
  return [...distinct.values()].slice(0, limit);
}
