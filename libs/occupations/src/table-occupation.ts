import { isUnitGroup } from './classification.ts';
import type { Occupation } from './occupation.ts';
import type { TableRow } from './table.ts';
import { TRADES } from './trades.ts';

/** How a table names an occupation: an ISCO-08 unit group with all that is in it, or the id of one trade. */
export type TableOccupation = string;

/** Whether the entry of a table means this occupation. */
export function covers(entry: TableOccupation, occupation: Occupation): boolean {
  return entry === occupation.isco || entry === occupation.trade;
}

/** @throws {OccupationTableError} if an entry of the field is neither a unit group nor a trade */
export function readOccupations(row: TableRow, field: string, min: number): TableOccupation[] {
  const entries = row.texts(field, min);
  const unknown = entries.find((entry) => !isUnitGroup(entry) && !TRADES.has(entry));
  if (unknown !== undefined) {
    throw row.fault(field, `"${unknown}" is neither an ISCO-08 unit group nor the id of a trade in trades.json`);
  }
  return entries;
}
