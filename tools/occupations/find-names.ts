import { existsSync } from 'node:fs';
import { loadEsco } from '#occupations/esco';
import { occupationLabel } from '#occupations/occupation-label';
import { resolveOccupation } from '#occupations/resolve-occupation';
import { ESCO_FILE } from './arguments.ts';

/** Prints which occupation each name leads to, as the services would find it. */
export function findNames(names: readonly string[], esco: string | undefined, print: (line: string) => void): void {
  loadEsco(esco ?? (existsSync(ESCO_FILE) ? ESCO_FILE : undefined));
  for (const name of names) {
    const resolution = resolveOccupation({ scheme: 'name', code: name });
    if ('problem' in resolution) print(`${name}: ${resolution.message}`);
    else {
      const { occupation } = resolution;
      const trade = occupation.trade === undefined ? 'no single trade' : `trade ${occupation.trade}`;
      print(`${name}: ${occupationLabel(occupation, 'en')} (ISCO-08 ${occupation.isco}, ${trade})`);
    }
  }
}
