import rows from '../data/trades.json' with { type: 'json' };
import schema from '../data/trades.schema.json' with { type: 'json' };
import { isUnitGroup } from './classification.ts';
import { LOCALES, type Locale } from './locale.ts';
import { nameKey } from './occupation-name.ts';
import { readTable } from './table.ts';

/**
 * The annexes of the German Crafts Code (Handwerksordnung): `A` crafts that may only be run with a master or an equal,
 * `B1` crafts and `B2` craft-like trades that anyone may run. It concerns who runs a business, never who is employed.
 */
export type HwoAnnex = 'A' | 'B1' | 'B2';

/** A trade as it is learnt and advertised: finer than an ISCO-08 unit group. */
export interface Trade {
  /** Stays the same for ever: events and stored vacancies name it. */
  readonly id: string;
  /**
   * The unit group whose work it is: mostly that of the official crosswalk from KldB 2010 to ISCO-08, which however puts
   * some crafts, such as road builders, among machine operators or labourers.
   */
  readonly isco: string;
  /** Its code of the Klassifikation der Berufe 2010 (Federal Employment Agency): whoever gives the code means this trade. */
  readonly kldb?: string;
  /** Instead of `kldb`, its code where that mostly means another trade. */
  readonly kldbWithin?: string;
  readonly hwo?: HwoAnnex;
  /** In each language the name it is shown by, then its synonyms. */
  readonly names: Readonly<Record<Locale, readonly string[]>>;
}

type TradeRow = Omit<Trade, 'names'> & Record<Locale, string[]>;

/**
 * Reads the trades table.
 *
 * @throws {OccupationTableError} if rows are wrong, name a unit group that does not exist, or show their trade by a name
 * that another trade bears too
 */
export function readTrades(table: unknown): Map<string, Trade> {
  const bearers = bearersOfNames(table);
  const trades = readTable<TradeRow>({ file: 'trades.json', schema, key: 'id' }, table, (row, fault) => {
    const { id, isco, kldb, kldbWithin, de } = row;
    if (!isUnitGroup(isco)) fault('isco', `"${isco}" is not an ISCO-08 unit group`);
    if (kldb !== undefined && kldbWithin !== undefined)
      fault('kldbWithin', 'stands beside "kldb"; leave one of them out');
    // A suggestion names a trade by its first German name, so that name must lead back to it and to nothing else.
    const others = [...(bearers.get(nameKey(de[0]!)) ?? [])].filter((bearer) => bearer !== id);
    if (others.length > 0) {
      fault('de', `the first name "${de[0]}" is also a name of ${others.join(', ')}; put one first that is not`);
    }
  });
  return new Map(trades.map(({ de, en, lv, ...trade }) => [trade.id, { ...trade, names: { de, en, lv } }]));
}

/** Which trades bear each name, as far as the table is one. */
function bearersOfNames(table: unknown): Map<string, Set<string>> {
  const bearers = new Map<string, Set<string>>();
  const rows = Array.isArray(table) ? (table as (Partial<TradeRow> | null)[]) : [];
  for (const row of rows) {
    const { id } = row ?? {};
    if (typeof id !== 'string') continue;
    const names = LOCALES.flatMap((locale) => row?.[locale] ?? []).filter((name) => typeof name === 'string');
    for (const key of [id, ...names].map(nameKey)) bearers.set(key, (bearers.get(key) ?? new Set()).add(id));
  }
  return bearers;
}

/** All trades by their id. */
export const TRADES: ReadonlyMap<string, Trade> = readTrades(rows);
