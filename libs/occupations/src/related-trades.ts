import rows from '../data/related-trades.json' with { type: 'json' };
import schema from '../data/related-trades.schema.json' with { type: 'json' };
import type { Locale } from './locale.ts';
import { readTable } from './table.ts';
import { refuseUnknownOccupations, type TableOccupation } from './table-occupation.ts';
import { TRADES } from './trades.ts';

/** A rule that occupations are closer than the tree of ISCO-08 shows. It holds in both directions. */
export interface RelatedTrade {
  /** Stays the same for ever: explanations of past matches name it. */
  readonly id: string;
  /** Any two different entries of the list are related. */
  readonly between: readonly TableOccupation[];
  /** Above 0, at most 1: the value of the trade criterion. */
  readonly value: number;
  /** Why, for whoever doubts the rule. */
  readonly reason: Readonly<Record<Locale, string>>;
  /** Who answers for the rule and may change it. */
  readonly owner: string;
}

/**
 * Reads the related-trades table.
 *
 * @throws {OccupationTableError} if rows are wrong or name an occupation that does not exist
 */
export function readRelatedTrades(table: unknown, trades: ReadonlyMap<string, unknown> = TRADES): RelatedTrade[] {
  return readTable<RelatedTrade>({ file: 'related-trades.json', schema, key: 'id' }, table, ({ between }, fault) =>
    refuseUnknownOccupations('between', between, trades, fault),
  );
}

/** All rules, the strongest first. */
export const RELATED_TRADES: readonly RelatedTrade[] = readRelatedTrades(rows).sort(
  (one, other) => other.value - one.value,
);

const BY_ID = new Map(RELATED_TRADES.map((rule) => [rule.id, rule]));

/** Why two trades are related, as the rule of that id says; `undefined` if the rule is no longer in the table. */
export function reasonOfRelation(ruleId: string, locale: Locale): string | undefined {
  return BY_ID.get(ruleId)?.reason[locale];
}
