import rows from '../data/regulated.json' with { type: 'json' };
import type { Locale } from './locale.ts';
import type { Occupation } from './occupation.ts';
import { readTable } from './table.ts';
import { readOccupations, type TableOccupation } from './table-occupation.ts';

/**
 * An occupation that an employed person may practise in Germany, or whose title they may bear, only with a licence or
 * state recognition (section 3 (5) of the Professional Qualifications Assessment Act, BQFG). That a craft business
 * needs a master is no such rule: it does not concern an employed journeyman.
 */
export interface RegulatedOccupation {
  readonly id: string;
  /** What is regulated: whole unit groups, or single trades where a unit group also holds free occupations. */
  readonly occupations: readonly TableOccupation[];
  readonly names: Readonly<Record<Locale, string>>;
  /** Who decides; where that is a matter of Land law: in Saxony-Anhalt. */
  readonly competentBody: string;
  /** The law, by its German short title. */
  readonly legalBasis: string;
  /** Where the law can be read. */
  readonly source: string;
  /** Whether it is a sectoral profession of Directive 2005/36/EC, whose listed diplomas are recognised automatically. */
  readonly automatic: boolean;
}

/**
 * Reads the table of regulated occupations.
 *
 * @throws {OccupationTableError} if a row is wrong or names an occupation that does not exist
 */
export function readRegulated(table: unknown): Map<string, RegulatedOccupation> {
  return readTable('regulated.json', 'id', table, (row) => ({
    id: row.text('id'),
    occupations: readOccupations(row, 'occupations', 1),
    names: row.perLocale((locale) => row.text(locale)),
    competentBody: row.text('competentBody'),
    legalBasis: row.text('legalBasis'),
    source: row.text('source', /^https:\/\/\S+$/, 'an https address'),
    automatic: row.flag('automatic'),
  }));
}

/** All occupations the table knows to be regulated in Germany. */
export const REGULATED_OCCUPATIONS: readonly RegulatedOccupation[] = [...readRegulated(rows).values()];

const BY_ENTRY = new Map<TableOccupation, RegulatedOccupation>();
for (const regulated of REGULATED_OCCUPATIONS.toReversed()) {
  for (const entry of regulated.occupations) BY_ENTRY.set(entry, regulated);
}

/** How the occupation is regulated in Germany; `undefined`: as far as the table knows, it is not. */
export function regulationOf({ isco, trade }: Occupation): RegulatedOccupation | undefined {
  return (trade === undefined ? undefined : BY_ENTRY.get(trade)) ?? BY_ENTRY.get(isco);
}
