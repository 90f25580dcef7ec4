import rows from '../data/related-trades.json' with { type: 'json' };
import { readTable } from './table.ts';
import { readOccupations, type TableOccupation } from './table-occupation.ts';

/** A rule that occupations are closer than the tree of ISCO-08 shows. It holds in both directions. */
export interface RelatedTrade {
  /** Stays the same for ever: explanations of past matches name it. */
  readonly id: string;
  /** Any two different entries of the list are related. */
  readonly between: readonly TableOccupation[];
  /** Above 0, at most 1: the value of the trade criterion. */
  readonly value: number;
  /** Why, in English, for whoever doubts the rule. */
  readonly reason: string;
  /** Who answers for the rule and may change it. */
  readonly owner: string;
}

/**
 * Reads the related-trades table.
 *
 * @throws {OccupationTableError} if a row is wrong or names an occupation that does not exist
 */
export function readRelatedTrades(table: unknown): Map<string, RelatedTrade> {
  return readTable('related-trades.json', 'id', table, (row) => ({
    id: row.text('id'),
    between: readOccupations(row, 'between', 2),
    value: row.share('value'),
    reason: row.text('reason'),
    owner: row.text('owner'),
  }));
}

/** All rules, the strongest first. */
export const RELATED_TRADES: readonly RelatedTrade[] = [...readRelatedTrades(rows).values()].sort(
  (one, other) => other.value - one.value,
);
