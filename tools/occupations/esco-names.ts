import type { EscoFile } from '#occupations/esco';
import { TRADE_NAMES, UNIT_GROUP_NAMES } from '#occupations/known-names';
import { NAME_FORM, nameKey } from '#occupations/occupation-name';
import type { EscoRow } from './read-esco-csv.ts';

/** A name that ESCO and the catalogue give to different occupations. */
export interface Collision {
  readonly name: string;
  readonly esco: readonly string[];
  readonly catalogue: readonly string[];
}

/** What became of the names. */
export interface EscoNames {
  readonly file: EscoFile;
  /** Occupations that are a trade of the catalogue, since their preferred labels in two languages at least are its names. */
  readonly linked: number;
  /** Names that the catalogue has for the same occupation or unit group. */
  readonly known: number;
  /** Names that the catalogue has for something else; the catalogue's word counts. */
  readonly collisions: readonly Collision[];
  /** Names that ESCO gives to occupations of several unit groups. */
  readonly ambiguous: readonly string[];
}

interface Merged {
  readonly code: string;
  readonly isco: string;
  /** Trades that its preferred labels name, and in how many files. */
  readonly trades: Map<string, number>;
  readonly index: number;
}

/** Gathers ESCO's names, language after language, and puts them beside the catalogue's. */
export class EscoNamesInTheMaking {
  private readonly occupations = new Map<string, Merged>();
  private readonly bearers = new Map<string, { shown: string; indices: Set<number> }>();

  add({ uri, code, isco, preferredLabel, otherLabels }: EscoRow): void {
    const occupation = this.occupations.get(uri) ?? { code, isco, trades: new Map(), index: this.occupations.size };
    this.occupations.set(uri, occupation);
    const preferred = bothForms(preferredLabel);
    for (const trade of new Set(preferred.flatMap((label) => tradeCalled(label, isco)))) {
      occupation.trades.set(trade, (occupation.trades.get(trade) ?? 0) + 1);
    }
    for (const label of [...preferred, ...otherLabels.flatMap(bothForms)]) this.name(label, occupation.index);
  }

  finish(): EscoNames {
    const occupations = [...this.occupations].map(([uri, { code, isco, trades }]) => {
      return [uri, code, isco, sureTrade(trades)] as const;
    });
    const collisions: Collision[] = [];
    const ambiguous: string[] = [];
    let known = 0;
    for (const [key, { shown, indices }] of this.bearers) {
      const esco = distinct([...indices].map((index) => occupations[index]![2]));
      const inCatalogue = TRADE_NAMES.get(key) ?? UNIT_GROUP_NAMES.get(key);
      const catalogue = distinct((inCatalogue ?? []).map(({ isco }) => isco));
      if (inCatalogue === undefined) {
        if (esco.length > 1) ambiguous.push(shown);
      } else if (esco.every((isco) => catalogue.includes(isco))) known += 1;
      else collisions.push({ name: shown, esco, catalogue });
    }
    const names = [...this.bearers];
    return {
      file: {
        format: 'passung-esco-1',
        nameForm: NAME_FORM,
        occupations,
        names: names.map(([key]) => key),
        bearers: names.map(
          ([
            ,
            {
              indices: [one = 0, ...others],
            },
          ]) => (others.length === 0 ? one : [one, ...others]),
        ),
      },
      linked: occupations.filter(([, , , trade]) => trade !== '').length,
      known,
      collisions,
      ambiguous,
    };
  }

  private name(label: string, index: number): void {
    const key = nameKey(label);
    if (key === '') return;
    const name = this.bearers.get(key) ?? { shown: label, indices: new Set() };
    name.indices.add(index);
    this.bearers.set(key, name);
  }
}

/**
 * The label, and its halves where it says the same twice, for a man and for a woman.
 *
 * @example bothForms('Koch/Köchin') // ['Koch/Köchin', 'Koch', 'Köchin']
 */
export function bothForms(label: string): string[] {
  const parts = label.split('/');
  if (parts.length % 2 === 1) return [label];
  const halves = [parts.slice(0, parts.length / 2), parts.slice(parts.length / 2)].map((half) => half.join('/').trim());
  const [one = '', other = ''] = halves;
  const beginning = (text: string) => nameKey(text).slice(0, 3);
  const words = (text: string) => text.split(/\s+/).length;
  return beginning(one) === beginning(other) && words(one) === words(other) ? [label, one, other] : [label];
}

/** The one trade of the unit group that bears the name, if there is just one. */
function tradeCalled(label: string, unitGroup: string): string[] {
  const [first, ...others] = TRADE_NAMES.get(nameKey(label)) ?? [];
  return first?.trade !== undefined && first.isco === unitGroup && others.length === 0 ? [first.trade] : [];
}

/** One language alone may use a wide word; two that agree, and none that differs, mean the trade. */
function sureTrade(trades: ReadonlyMap<string, number>): string {
  const [[trade, languages] = ['', 0], ...others] = trades;
  return languages >= 2 && others.length === 0 ? trade : '';
}

const distinct = (codes: readonly string[]) => [...new Set(codes)].sort();
