import { LOCALES, type Locale } from './locale.ts';

/** A data file of the catalogue is not as it should be. The message names the file, the row and the field. */
export class OccupationTableError extends Error {
  override readonly name = 'OccupationTableError';

  constructor(
    readonly file: string,
    readonly row: string,
    readonly field: string,
    fault: string,
  ) {
    super(`libs/occupations/data/${file}, ${row}, field "${field}": ${fault}`);
  }
}

/** One row of a data file, read field by field. Every reader throws {@link OccupationTableError} if the field is wrong. */
export class TableRow {
  private readonly read = new Set<string>();

  constructor(
    private readonly file: string,
    private readonly position: number,
    private readonly fields: Readonly<Record<string, unknown>>,
  ) {}

  /** Text that is neither empty nor padded with blanks and matches `pattern`, which `shape` describes to a person. */
  text(field: string, pattern = /^\S(.*\S)?$/u, shape = 'text without blanks at its ends'): string {
    const value = this.value(field);
    if (typeof value !== 'string' || !pattern.test(value)) throw this.fault(field, `must be ${shape}`);
    return value;
  }

  optionalText(field: string, pattern?: RegExp, shape?: string): string | undefined {
    return this.value(field) === undefined ? undefined : this.text(field, pattern, shape);
  }

  /** A list of at least `min` texts, none twice. */
  texts(field: string, min = 1): string[] {
    const value = this.value(field);
    const isText = (item: unknown) => typeof item === 'string' && item !== '' && item === item.trim();
    if (!Array.isArray(value) || value.length < min || !value.every(isText)) {
      throw this.fault(field, `must be a list of at least ${min} texts`);
    }
    const twice = value.find((item, index) => value.indexOf(item) !== index);
    if (twice !== undefined) throw this.fault(field, `names "${twice}" twice`);
    return value;
  }

  optionalChoice<Choice extends string>(field: string, choices: readonly Choice[]): Choice | undefined {
    const value = this.value(field);
    if (value === undefined) return undefined;
    const choice = choices.find((known) => known === value);
    if (choice === undefined) throw this.fault(field, `must be one of ${choices.join(', ')}, or left out`);
    return choice;
  }

  /** A number above 0 and at most 1. */
  share(field: string): number {
    const value = this.value(field);
    if (typeof value !== 'number' || !(value > 0 && value <= 1)) {
      throw this.fault(field, 'must be a number above 0 and at most 1');
    }
    return value;
  }

  flag(field: string): boolean {
    const value = this.value(field);
    if (typeof value !== 'boolean') throw this.fault(field, 'must be true or false');
    return value;
  }

  /** One entry for each language, each read by `read`. */
  perLocale<Entry>(read: (locale: Locale) => Entry): Record<Locale, Entry> {
    return Object.fromEntries(LOCALES.map((locale) => [locale, read(locale)])) as Record<Locale, Entry>;
  }

  fault(field: string, fault: string): OccupationTableError {
    const { id, code } = this.fields;
    const key = id ?? code;
    const name = typeof key === 'string' ? `row ${this.position} (${key})` : `row ${this.position}`;
    return new OccupationTableError(this.file, name, field, fault);
  }

  /** @throws {OccupationTableError} if the row has a field that nobody read: most often a slip of the pen. */
  refuseUnreadFields(): void {
    const unread = Object.keys(this.fields).find((field) => !this.read.has(field));
    if (unread !== undefined)
      throw this.fault(unread, `is not a field of this file; it has ${[...this.read].join(', ')}`);
  }

  private value(field: string): unknown {
    this.read.add(field);
    return this.fields[field];
  }
}

/**
 * Reads a data file row by row; `keyOf` says what must not occur twice.
 *
 * @throws {OccupationTableError} naming the first row and field that are wrong
 */
export function readTable<Entry>(
  file: string,
  keyField: string,
  rows: unknown,
  readRow: (row: TableRow) => Entry,
): Map<string, Entry> {
  if (!Array.isArray(rows)) throw new OccupationTableError(file, 'the whole file', '-', 'must be a list of rows');
  const entries = new Map<string, Entry>();
  rows.forEach((fields: unknown, index) => {
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
      throw new OccupationTableError(file, `row ${index + 1}`, '-', 'must be an object');
    }
    const row = new TableRow(file, index + 1, fields as Record<string, unknown>);
    const key = row.text(keyField);
    if (entries.has(key)) throw row.fault(keyField, `"${key}" occurs twice; each row needs its own`);
    entries.set(key, readRow(row));
    row.refuseUnreadFields();
  });
  return entries;
}
