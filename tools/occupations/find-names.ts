import { existsSync } from 'node:fs';
import { loadEsco } from '#occupations/esco';
import { occupationLabel } from '#occupations/occupation-label';
import { resolveOccupation } from '#occupations/resolve-occupation';
import { TRADES } from '#occupations/trades';
import { ESCO_FILE } from './arguments.ts';

/** Prints which occupation each name leads to, as the services would find it. */
export function findNames(names: readonly string[], esco: string | undefined, print: (line: string) => void): void {
  loadEsco(esco ?? (existsSync(ESCO_FILE) ? ESCO_FILE : undefined));
  for (const name of names) {
    const resolution = resolveOccupation({ scheme: 'name', code: name });
    if ('problem' in resolution) print(`${name}: ${resolution.message}`);
    else {
      const { occupation } = resolution;
      print(`${name}: ${occupationLabel(occupation, 'en')} (ISCO-08 ${occupation.isco}, ${tradeOf(occupation.trade)})`);
    }
  }
}

function tradeOf(id: string | undefined): string {
  if (id === undefined) return 'no single trade';
  const { kldb, kldbWithin } = TRADES.get(id) ?? {};
  const code = kldb ?? kldbWithin;
  return code === undefined ? `trade ${id}` : `KldB 2010 ${code}, trade ${id}`;
}
