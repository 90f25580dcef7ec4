import rows from '../data/trades.json' with { type: 'json' };
import { isUnitGroup } from './classification.ts';
import { LOCALES, type Locale } from './locale.ts';
import { nameKey } from './occupation-name.ts';
import { OccupationTableError, readTable } from './table.ts';

/**
 * The annexes of the German Crafts Code (Handwerksordnung): `A` crafts that may only be run with a master or an equal,
 * `B1` crafts and `B2` craft-like trades that anyone may run. It concerns who runs a business, never who is employed.
 */
export const HWO_ANNEXES = ['A', 'B1', 'B2'] as const;
export type HwoAnnex = (typeof HWO_ANNEXES)[number];

/** A trade as it is learnt and advertised: finer than an ISCO-08 unit group. */
export interface Trade {
  /** Stays the same for ever: events and stored vacancies name it. */
  readonly id: string;
  /** The unit group it belongs to, as in the German official crosswalk of KldB 2010 and ISCO-08 wherever that is clear. */
  readonly isco: string;
  /** Klassifikation der Berufe 2010 of the Federal Employment Agency, five digits. */
  readonly kldb?: string;
  readonly hwo?: HwoAnnex;
  /** In each language the name it is shown by, then its synonyms. */
  readonly names: Readonly<Record<Locale, readonly string[]>>;
}

/**
 * Reads the trades table.
 *
 * @throws {OccupationTableError} if a row is wrong, names a unit group that does not exist, or shows its trade by a name
 * that another trade bears too
 */
export function readTrades(table: unknown): Map<string, Trade> {
  const trades = readTable('trades.json', 'id', table, (row) => {
    const kldb = row.optionalText('kldb', /^\d{5}$/, 'five digits (KldB 2010), or left out');
    const hwo = row.optionalChoice('hwo', HWO_ANNEXES);
    const trade: Trade = {
      id: row.text('id', /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'small letters a to z, digits and single hyphens'),
      isco: row.text('isco'),
      ...(kldb === undefined ? {} : { kldb }),
      ...(hwo === undefined ? {} : { hwo }),
      names: row.perLocale((locale) => row.texts(locale)),
    };
    if (!isUnitGroup(trade.isco)) throw row.fault('isco', `"${trade.isco}" is not an ISCO-08 unit group`);
    return trade;
  });
  refuseDoubtfulNames(trades);
  return trades;
}

/** A suggestion names a trade by its first German name, so that name must lead back to it and to nothing else. */
function refuseDoubtfulNames(trades: ReadonlyMap<string, Trade>): void {
  const bearers = new Map<string, Set<string>>();
  for (const { id, names } of trades.values()) {
    for (const name of [id, ...LOCALES.flatMap((locale) => names[locale])]) {
      bearers.set(nameKey(name), (bearers.get(nameKey(name)) ?? new Set()).add(id));
    }
  }
  for (const { id, names } of trades.values()) {
    const shownBy = names.de[0]!;
    const others = [...bearers.get(nameKey(shownBy))!].filter((bearer) => bearer !== id);
    if (others.length > 0) {
      const fault = `the first name "${shownBy}" is also a name of ${others.join(', ')}; put one first that is not`;
      throw new OccupationTableError('trades.json', `row ${id}`, 'de', fault);
    }
  }
}

/** All trades by their id. */
export const TRADES: ReadonlyMap<string, Trade> = readTrades(rows);
