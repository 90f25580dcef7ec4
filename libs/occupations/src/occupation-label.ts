import { iscoLabel } from './classification.ts';
import type { Locale } from './locale.ts';
import type { Occupation } from './occupation.ts';
import { TRADES } from './trades.ts';

/** The occupation's name for people: that of the trade where one is known, else that of its unit group. */
export function occupationLabel(occupation: Occupation, locale: Locale): string {
  const trade = occupation.trade === undefined ? undefined : TRADES.get(occupation.trade);
  return trade?.names[locale][0] ?? iscoLabel(occupation.isco, locale);
}
