import { isUnitGroup, UNIT_GROUPS } from './classification.ts';
import { loadedEsco } from './esco.ts';
import { occupationsNamed } from './known-names.ts';
import type { Occupation } from './occupation.ts';
import { occupationLabel } from './occupation-label.ts';
import { alternativeNames } from './occupation-name.ts';
import { occupationsNamedLike } from './similar-names.ts';
import { TRADES } from './trades.ts';

/**
 * The ways to name an occupation: an ISCO-08 unit group, a five-digit code of the German Klassifikation der Berufe
 * 2010, the address or code of an ESCO occupation, or a trade's name in German, English or Latvian; in any language of
 * ESCO where that is loaded (see `loadEsco`).
 */
export const OCCUPATION_SCHEMES = ['isco-08', 'kldb-2010', 'esco', 'name'] as const;
export type OccupationScheme = (typeof OCCUPATION_SCHEMES)[number];

/** An occupation as partners name it. */
export interface OccupationReference {
  readonly scheme: OccupationScheme;
  readonly code: string;
}

/** An occupation that may have been meant, as a reference that resolves. */
export interface OccupationSuggestion {
  readonly scheme: OccupationScheme;
  readonly code: string;
  /** What it is called, in English. */
  readonly label: string;
}

export type OccupationResolution =
  | { readonly occupation: Occupation }
  | {
      readonly problem: 'unknown' | 'ambiguous';
      /** For the one who named it: what is wrong and what could be meant. */
      readonly message: string;
      readonly couldBe: readonly OccupationSuggestion[];
    };

const MOST_SUGGESTIONS = 10;
const MOST_SIMILAR_NAMES = 5;

/**
 * Finds the occupation that a reference names. It never throws: a reference that names nothing, or more than one
 * occupation, gives a problem that lists what could be meant.
 *
 * @example resolveOccupation({ scheme: 'name', code: 'Santehniķis' }) // { occupation: { isco: '7126', trade: … } }
 */
export function resolveOccupation({ scheme, code }: OccupationReference): OccupationResolution {
  const wanted = code.trim();
  switch (scheme) {
    case 'isco-08':
      return resolveIsco(wanted);
    case 'kldb-2010':
      return resolveKldb(wanted);
    case 'name':
      return resolveName(wanted);
    case 'esco':
      return resolveEsco(wanted);
  }
}

function resolveIsco(code: string): OccupationResolution {
  if (isUnitGroup(code)) return { occupation: { isco: code } };
  const minorGroup = code.slice(0, 3);
  const near = [3, 2, 1]
    .map((digits) => UNIT_GROUPS.filter((group) => group.code.startsWith(minorGroup.slice(0, digits))))
    .find((groups) => minorGroup !== '' && groups.length > 0);
  return unknown(
    `"${code}" is not an ISCO-08 unit group, which has four digits`,
    (near ?? []).map((group) => ({ isco: group.code })),
  );
}

function resolveKldb(code: string): OccupationResolution {
  const coded = (prefix: string) => [...TRADES.values()].filter(({ kldb }) => kldb?.startsWith(prefix));
  const occupations = coded(code).map(({ id, isco }): Occupation => ({ isco, trade: id }));
  const [first, ...others] = /^\d{5}$/.test(code) ? occupations : [];
  if (first === undefined) {
    const within = [...TRADES.values()].filter(({ kldbWithin }) => kldbWithin === code);
    const near = [
      within,
      ...[4, 3, 2].map((digits) => (code.length < digits ? [] : coded(code.slice(0, digits)))),
    ].find((trades) => trades.length > 0);
    return unknown(
      `"${code}" is not a five-digit code of KldB 2010 that means a trade of the catalogue`,
      (near ?? []).map(({ id, isco }) => ({ isco, trade: id })),
    );
  }
  if (others.length === 0) return { occupation: first };
  if (others.every(({ isco }) => isco === first.isco)) return { occupation: { isco: first.isco } };
  return ambiguous(`KldB 2010 ${code} holds several occupations`, occupations);
}

function resolveEsco(identifier: string): OccupationResolution {
  const esco = loadedEsco();
  if (esco === undefined) {
    return unknown(
      'ESCO occupations are not loaded here; name the occupation by scheme isco-08, kldb-2010 or name',
      [],
    );
  }
  const occupation = esco.identified(identifier);
  if (occupation !== undefined) return { occupation };
  const isco = /^(\d{4})\./.exec(identifier)?.[1] ?? '';
  return unknown(
    `"${identifier}" is no ESCO occupation that is loaded here; give its address, like ` +
      'http://data.europa.eu/esco/occupation/…, or its code, like 7126.8',
    isUnitGroup(isco) ? [{ isco }] : [],
  );
}

function resolveName(name: string): OccupationResolution {
  const whole = occupationsNamed(name);
  const named = whole.length > 0 ? whole : namedByAlternatives(name);
  const [first, ...others] = named;
  if (first === undefined) {
    return unknown(`no occupation is called "${name}"`, occupationsNamedLike(name, MOST_SIMILAR_NAMES));
  }
  if (others.length === 0) return { occupation: first };
  return ambiguous(`"${name}" is the name of several occupations`, named);
}

/** `Koch/Köchin` is one occupation, `Bäcker/Konditor` are two, and a part that nobody bears says nothing. */
function namedByAlternatives(name: string): Occupation[] {
  const named = alternativeNames(name).flatMap(occupationsNamed);
  return [...new Map(named.map((occupation) => [occupation.trade ?? occupation.isco, occupation])).values()];
}

function unknown(fault: string, near: readonly Occupation[]): OccupationResolution {
  return problem('unknown', fault, near);
}

function ambiguous(fault: string, occupations: readonly Occupation[]): OccupationResolution {
  return problem('ambiguous', fault, occupations);
}

function problem(
  kind: 'unknown' | 'ambiguous',
  fault: string,
  occupations: readonly Occupation[],
): OccupationResolution {
  const couldBe = occupations.slice(0, MOST_SUGGESTIONS).map(suggestion);
  const meant = couldBe.map(({ scheme, code, label }) => `${scheme} "${code}" (${label})`).join(', ');
  return { problem: kind, message: couldBe.length > 0 ? `${fault}; could be meant: ${meant}` : fault, couldBe };
}

/** A trade is suggested by its German name, which the trades table keeps free of doubt. */
function suggestion(occupation: Occupation): OccupationSuggestion {
  const label = occupationLabel(occupation, 'en');
  if (occupation.trade === undefined) return { scheme: 'isco-08', code: occupation.isco, label };
  return { scheme: 'name', code: occupationLabel(occupation, 'de'), label };
}
