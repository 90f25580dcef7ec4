/**
 * Districts of the Magdeburg region by ranges of postal codes (NUTS 2024, level 3). Codes outside, and those whose
 * area belongs to several districts, are left to the partner, who may send the NUTS code.
 */
const DISTRICTS: readonly (readonly [from: number, to: number, nuts: string])[] = [[39104, 39130, 'DEE03']];

/** The NUTS code of a workplace where its postal code tells it, else `undefined`. */
export function nutsOfPostalCode(country: string, postalCode: string): string | undefined {
  if (country !== 'DE') return undefined;
  const code = Number(postalCode);
  return DISTRICTS.find(([from, to]) => code >= from && code <= to)?.[2];
}
