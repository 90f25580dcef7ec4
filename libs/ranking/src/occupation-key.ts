import type { Occupation } from '#occupations/occupation';

/** One text for each occupation. */
export const occupationKey = ({ isco, trade }: Occupation): string => (trade === undefined ? isco : `${isco}/${trade}`);

export function occupationOf(key: string): Occupation {
  const [isco = '', ...trade] = key.split('/');
  return trade.length === 0 ? { isco } : { isco, trade: trade.join('/') };
}
