import { type KnownNames, TRADE_NAMES, UNIT_GROUP_NAMES } from './known-names.ts';
import type { Occupation } from './occupation.ts';
import { nameKey } from './occupation-name.ts';

/** Below this share of common trigrams (Dice's coefficient, 0 to 1) two names have nothing to do with each other. */
const LEAST_SIMILARITY = 0.3;

function trigrams(key: string): Set<string> {
  const padded = `  ${key} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, start) => padded.slice(start, start + 3)));
}

/** All names, each with the number of its trigrams, and for each trigram the places of the names that hold it. */
interface NamesByTrigram {
  readonly names: readonly { readonly size: number; readonly occupations: readonly Occupation[] }[];
  readonly holding: ReadonlyMap<string, readonly number[]>;
}

let namesByTrigram: NamesByTrigram | undefined;

function readNames(): NamesByTrigram {
  const holding = new Map<string, number[]>();
  const names = [TRADE_NAMES, UNIT_GROUP_NAMES]
    .flatMap((known: KnownNames) => [...known])
    .map(([key, occupations], place) => {
      const all = trigrams(key);
      for (const trigram of all) {
        const places = holding.get(trigram);
        if (places === undefined) holding.set(trigram, [place]);
        else places.push(place);
      }
      return { size: all.size, occupations };
    });
  return { names, holding };
}

/** The occupations whose names look most like a name that nobody bears, at most `limit`, the most similar first. */
export function occupationsNamedLike(name: string, limit: number): Occupation[] {
  namesByTrigram ??= readNames();
  const { names, holding } = namesByTrigram;
  const wanted = trigrams(nameKey(name));
  const common = new Uint16Array(names.length);
  for (const trigram of wanted) for (const place of holding.get(trigram) ?? []) common[place]! += 1;
  const similar = names
    .map(({ size, occupations }, place) => ({ occupations, similarity: (2 * common[place]!) / (wanted.size + size) }))
    .filter(({ similarity }) => similarity >= LEAST_SIMILARITY)
    .sort((one, other) => other.similarity - one.similarity)
    .flatMap(({ occupations }) => occupations);
  const distinct = new Map(similar.map((occupation) => [occupation.trade ?? occupation.isco, occupation]));
  return [...distinct.values()].slice(0, limit);
}
