import { isUnitGroup } from './classification.ts';
import type { Occupation } from './occupation.ts';
import type { Fault } from './table.ts';

/** How a table names an occupation: an ISCO-08 unit group with all that is in it, or the id of one trade. */
export type TableOccupation = string;

/** Whether the entry of a table means this occupation. */
export function covers(entry: TableOccupation, occupation: Occupation): boolean {
  return entry === occupation.isco || entry === occupation.trade;
}

/** Tells of every entry that is neither a unit group nor a trade. */
export function refuseUnknownOccupations(
  field: string,
  entries: readonly TableOccupation[],
  trades: ReadonlyMap<string, unknown>,
  fault: Fault,
): void {
  for (const entry of entries) {
    if (isUnitGroup(entry) || trades.has(entry)) continue;
    fault(field, `"${entry}" is neither an ISCO-08 unit group nor the id of a trade in trades.json`);
  }
}
