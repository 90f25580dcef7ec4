import type { Occupation } from './occupation.ts';
import { RELATED_TRADES } from './related-trades.ts';
import { covers } from './table-occupation.ts';
import { TRADES } from './trades.ts';

/** The occupational field, by which matching is divided: the ISCO-08 sub-major group, two digits. */
export function occupationalField(occupation: Occupation): string {
  return occupation.isco.slice(0, 2);
}

/** Every field that holds an occupation to which this one is related, its own first, none twice. */
export function reachableFields(occupation: Occupation): string[] {
  const neighbours = RELATED_TRADES.filter(({ between }) => between.some((entry) => covers(entry, occupation)))
    .flatMap(({ between }) => between)
    .map((entry) => occupationalField({ isco: TRADES.get(entry)?.isco ?? entry }));
  return [...new Set([occupationalField(occupation), ...neighbours])];
}
