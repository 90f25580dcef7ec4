import { readFileSync } from 'node:fs';
import { isUnitGroup } from './classification.ts';
import type { Occupation } from './occupation.ts';
import { NAME_FORM } from './occupation-name.ts';
import { TRADES } from './trades.ts';

/**
 * ESCO occupations as an import prepared them for services to load. All names are in their compared form already, since
 * to bring sixty thousand into it would hold up every start.
 */
export interface EscoFile {
  readonly format: 'passung-esco-1';
  /** {@link NAME_FORM} of the program that wrote the file. */
  readonly nameForm: string;
  readonly occupations: readonly (readonly [uri: string, code: string, isco: string, trade: string])[];
  /** In compared form, none twice. */
  readonly names: readonly string[];
  /** For each name the one occupation, or those, that bear it, as positions in `occupations`. */
  readonly bearers: readonly (number | readonly number[])[];
}

/** The file cannot be used. The message says why and what to do. */
export class EscoFileError extends Error {
  override readonly name = 'EscoFileError';

  constructor(file: string, fault: string, options?: ErrorOptions) {
    const remedy = 'Make it anew with: npm run occupations -- import occupations_de.csv …';
    super(`The ESCO occupations in ${file} cannot be used: ${fault}. ${remedy}`, options);
  }
}

/** The ESCO occupations that are known here, and their names. */
export class EscoOccupations {
  private readonly bearersOfName = new Map<string, number | readonly number[]>();
  private readonly byIdentifier = new Map<string, Occupation>();
  private readonly occupations: readonly Occupation[];

  constructor(file: Pick<EscoFile, 'occupations' | 'names' | 'bearers'>) {
    this.occupations = file.occupations.map(([uri, code, isco, trade]) => {
      const occupation = TRADES.get(trade)?.isco === isco ? { isco, trade } : { isco };
      this.byIdentifier.set(uri, occupation);
      if (code !== '') this.byIdentifier.set(code, occupation);
      return occupation;
    });
    for (const [index, name] of file.names.entries()) this.bearersOfName.set(name, file.bearers[index]!);
  }

  /** The occupation of an ESCO URI, or of a code like `7126.8`. */
  identified(identifier: string): Occupation | undefined {
    return this.byIdentifier.get(identifier.replace(/^https:/, 'http:'));
  }

  /**
   * The occupations that bear a name in compared form. Several that are all of one unit group are told as that unit
   * group, since nobody could choose among them.
   */
  named(key: string): readonly Occupation[] {
    const bearers = [this.bearersOfName.get(key) ?? []].flat().map((index) => this.occupations[index]!);
    const [first, ...others] = bearers;
    if (first === undefined || others.length === 0) return bearers;
    if (others.every(({ trade }) => trade === first.trade && trade !== undefined)) return [first];
    return [...new Set(bearers.map(({ isco }) => isco))].map((isco) => ({ isco }));
  }
}

/**
 * Reads what an import wrote.
 *
 * @throws {EscoFileError} if there is no such file, or it is none of ours, or the program that wrote it compared names
 * in another way
 */
export function readEscoFile(path: string): EscoOccupations {
  let content: EscoFile;
  try {
    content = JSON.parse(readFileSync(path, 'utf8')) as EscoFile;
  } catch (cause) {
    throw new EscoFileError(path, (cause as Error).message, { cause });
  }
  if (content?.format !== 'passung-esco-1') throw new EscoFileError(path, 'it is not what an import writes');
  if (content.nameForm !== NAME_FORM) throw new EscoFileError(path, 'names are compared in another way since');
  const stray = content.occupations.find(([, , isco]) => !isUnitGroup(isco));
  if (stray !== undefined) throw new EscoFileError(path, `${stray[0]} is in "${stray[2]}", no unit group of ISCO-08`);
  return new EscoOccupations(content);
}

let loaded: EscoOccupations | undefined;

/**
 * From now on occupations are also found by ESCO's identifiers and names. A service calls it once, before it serves.
 *
 * @param path what `npm run occupations -- import` wrote; without one nothing is loaded
 * @throws {EscoFileError}
 */
export function loadEsco(path: string | undefined): void {
  loaded = path === undefined ? undefined : readEscoFile(path);
}

/** What was loaded, if anything was. */
export const loadedEsco = (): EscoOccupations | undefined => loaded;
