import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';

/** What is wrong with one field of one row, and what belongs there. */
export interface TableFault {
  /** E.g. `row 5 (skilled-nurse)`. */
  readonly row: string;
  readonly field: string;
  readonly fault: string;
}

/** A data file of the catalogue is not as it should be. The message names every row and field that is wrong. */
export class OccupationTableError extends Error {
  override readonly name = 'OccupationTableError';

  constructor(
    readonly file: string,
    readonly faults: readonly TableFault[],
  ) {
    super(faults.map(({ row, field, fault }) => `${file}, ${row}, field "${field}": ${fault}`).join('\n'));
  }
}

/** A data file, and what its rows must be. */
export interface Table {
  readonly file: string;
  /** The JSON Schema of the whole file, whose descriptions say what belongs into a field. */
  readonly schema: { readonly items: { readonly properties: object } };
  /** The field that no two rows may share. */
  readonly key: string;
}

/** Tells that a field of the row is wrong. */
export type Fault = (field: string, fault: string) => void;

/** Whether the schemas are schemas is for a test to say; to compile the schema of schemas would hold up every start. */
const ajv = new Ajv2020({ strict: true, allErrors: true, verbose: true, validateSchema: false });

/**
 * Reads a data file: first each row by the schema, then, if all are well-formed, each by `check`, which knows what no
 * schema can say.
 *
 * @throws {OccupationTableError} naming all rows and fields that are wrong
 */
export function readTable<Row>(
  { file, schema, key }: Table,
  table: unknown,
  check: (row: Row, fault: Fault) => void = () => {},
): Row[] {
  const faults: TableFault[] = [];
  const isWellFormed = ajv.compile(schema);
  if (!isWellFormed(table)) {
    faults.push(...(isWellFormed.errors ?? []).map((error) => faultOf(error, table, key)));
  } else {
    const keys = new Set<string>();
    for (const [index, row] of (table as (Row & Record<string, string>)[]).entries()) {
      const fault: Fault = (field, text) => faults.push({ row: rowName(table, index, key), field, fault: text });
      const name = row[key] ?? '';
      if (keys.has(name)) fault(key, `"${name}" occurs twice; each row needs its own`);
      keys.add(name);
      check(row, fault);
    }
  }
  if (faults.length > 0) throw new OccupationTableError(file, faults);
  return table as Row[];
}

function faultOf(error: ErrorObject, table: unknown, key: string): TableFault {
  const { instancePath, params, message, parentSchema = {} } = error;
  const [index, ...path] = instancePath.split('/').slice(1);
  const row = index === undefined ? 'the whole file' : rowName(table, Number(index), key);
  const at = (...names: string[]) => [...path, ...names].join('.') || '-';
  switch (error.keyword) {
    case 'required': {
      const field: string = params.missingProperty;
      return { row, field: at(field), fault: `is missing; ${expected(parentSchema.properties[field])}` };
    }
    case 'additionalProperties': {
      const fields = Object.keys(parentSchema.properties).join(', ');
      return { row, field: at(params.additionalProperty), fault: `is not a field of this file; it has ${fields}` };
    }
    default:
      return { row, field: at(), fault: `${message}; ${expected(parentSchema)}` };
  }
}

const expected = ({ description }: Record<string, unknown>) => `what belongs there: ${description}`;

function rowName(table: unknown, index: number, key: string): string {
  const name = Array.isArray(table) ? table[index]?.[key] : undefined;
  return typeof name === 'string' ? `row ${index + 1} (${name})` : `row ${index + 1}`;
}
