import type { PartialDate } from './node.ts';

/** Work from a date to another. */
export interface Period {
  readonly from: PartialDate;
  readonly to: PartialDate;
}

/** Whole months, January of year 0 being 0; where only the year is known, its beginning. */
const months = ({ year, month = 1 }: PartialDate) => year * 12 + month - 1;

/** How long the periods are together, in years to one decimal; what lies in two of them counts once. */
export function yearsOf(periods: readonly Period[]): number {
  const spans = periods
    .map(({ from, to }) => ({ from: months(from), to: months(to) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  let total = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { from, to } of spans) {
    total += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return Math.floor((total / 12) * 10) / 10;
}
