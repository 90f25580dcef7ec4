import rows from '../data/regulated.json' with { type: 'json' };
import schema from '../data/regulated.schema.json' with { type: 'json' };
import type { Locale } from './locale.ts';
import type { Occupation } from './occupation.ts';
import { OccupationTableError, readTable } from './table.ts';
import { refuseUnknownOccupations, type TableOccupation } from './table-occupation.ts';
import { TRADES } from './trades.ts';

/**
 * An occupation that an employed person may practise in Germany, or whose title they may bear, only with a licence or
 * state recognition (section 3 (5) of the Professional Qualifications Assessment Act, BQFG). That a craft business
 * needs a master is no such rule: it does not concern an employed journeyman.
 */
export interface RegulatedOccupation {
  readonly id: string;
  /** What is regulated: whole unit groups, or single trades where a unit group also holds free occupations. */
  readonly occupations: readonly TableOccupation[];
  /** Ids of other regulated occupations whose licence covers this work too. */
  readonly openedBy?: readonly string[];
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

type RegulatedRow = Omit<RegulatedOccupation, 'names'> & Record<Locale, string>;

/**
 * Reads the table of regulated occupations.
 *
 * @throws {OccupationTableError} if rows are wrong, name an occupation that does not exist, or one that another row has
 */
export function readRegulated(table: unknown, trades: ReadonlyMap<string, unknown> = TRADES): RegulatedOccupation[] {
  const rowOf = new Map<TableOccupation, string>();
  const regulated = readTable<RegulatedRow>(
    { file: 'regulated.json', schema, key: 'id' },
    table,
    ({ id, occupations }, fault) => {
      refuseUnknownOccupations('occupations', occupations, trades, fault);
      for (const occupation of occupations) {
        const other = rowOf.get(occupation);
        if (other !== undefined) fault('occupations', `"${occupation}" stands in row ${other} already`);
        rowOf.set(occupation, id);
      }
    },
  );
  for (const { id, openedBy = [] } of regulated) {
    const unknown = openedBy.find((other) => other === id || !regulated.some((row) => row.id === other));
    if (unknown === undefined) continue;
    const fault = `"${unknown}" is not the id of another row`;
    throw new OccupationTableError('regulated.json', [{ row: `row "${id}"`, field: 'openedBy', fault }]);
  }
  return regulated.map(({ de, en, lv, ...row }) => ({ ...row, names: { de, en, lv } }));
}

/** All occupations the table knows to be regulated in Germany. */
export const REGULATED_OCCUPATIONS: readonly RegulatedOccupation[] = readRegulated(rows);

/** A row of the table, as far as it bears on a score and its explanation. */
export type GatingRegulation = Pick<
  RegulatedOccupation,
  'id' | 'occupations' | 'openedBy' | 'competentBody' | 'legalBasis'
>;

/** What a table of regulated occupations says of any occupation. */
export class Regulations<Row extends GatingRegulation> {
  private readonly byEntry: ReadonlyMap<TableOccupation, Row>;

  constructor(rows: readonly Row[]) {
    this.byEntry = new Map(rows.flatMap((row) => row.occupations.map((entry) => [entry, row] as const)));
  }

  /** How the occupation is regulated in Germany; `undefined`: as far as the table knows, it is not. */
  of({ isco, trade }: Occupation): Row | undefined {
    return (trade === undefined ? undefined : this.byEntry.get(trade)) ?? this.byEntry.get(isco);
  }

  /**
   * Whether a qualification in this occupation is one for a regulated occupation: both stand in one row of the table, or
   * its own row is one whose licence covers the work too. A related trade alone never is.
   */
  fits(qualification: Occupation, regulation: GatingRegulation): boolean {
    const own = this.of(qualification)?.id;
    return own !== undefined && (own === regulation.id || (regulation.openedBy?.includes(own) ?? false));
  }
}

const REGULATIONS = new Regulations(REGULATED_OCCUPATIONS);

/** How the occupation is regulated in Germany today; `undefined`: as far as the table knows, it is not. */
export const regulationOf = (occupation: Occupation): RegulatedOccupation | undefined => REGULATIONS.of(occupation);
