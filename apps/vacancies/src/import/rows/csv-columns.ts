import { Problem } from '#platform/problem';
import { CRITERION_NAMES } from '#scoring/criteria';

interface Column {
  readonly name: string;
  readonly required: boolean;
  readonly read: (cell: string) => unknown;
}

const text = (cell: string): unknown => cell;
/** A number as German and English sheets write it. What is none is left for the check of the fields to refuse. */
const number = (cell: string): unknown => (/^\d+([.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : cell);
/** `2027-03-01`, or `01.03.2027` as German sheets make of it. */
const day = (cell: string): unknown => cell.replace(/^(\d{2})\.(\d{2})\.(\d{4})$/, '$3-$2-$1');
/** `de B1 must, en A2 want`; what is not said to be wanted only is a must. */
const languages = (cell: string): unknown =>
  cell.split(',').map((one) => {
    const [language, level, importance = 'must', ...rest] = one.trim().split(/\s+/);
    return { language, level, importance: [importance, ...rest].join(' ') };
  });

/** The columns of a CSV file, each named after the field of a vacancy it fills. */
export const COLUMNS: readonly Column[] = [
  { name: 'externalRef', required: true, read: text },
  { name: 'status', required: false, read: text },
  { name: 'company.externalRef', required: true, read: text },
  { name: 'company.name', required: false, read: text },
  { name: 'company.contactEmail', required: false, read: text },
  { name: 'company.locale', required: false, read: text },
  { name: 'title', required: true, read: text },
  { name: 'description', required: false, read: text },
  { name: 'occupation.scheme', required: true, read: text },
  { name: 'occupation.code', required: true, read: text },
  { name: 'engagement', required: true, read: text },
  { name: 'demand', required: true, read: text },
  { name: 'certainty', required: false, read: text },
  { name: 'positions', required: true, read: number },
  { name: 'startsOn', required: true, read: day },
  { name: 'endsOn', required: false, read: day },
  { name: 'validThrough', required: true, read: day },
  { name: 'workplace.postalCode', required: true, read: text },
  { name: 'workplace.city', required: true, read: text },
  { name: 'workplace.country', required: true, read: text },
  { name: 'workplace.nuts', required: false, read: text },
  { name: 'requirements.recognition', required: false, read: text },
  { name: 'requirements.experienceYears', required: false, read: number },
  { name: 'requirements.languages', required: false, read: languages },
  ...CRITERION_NAMES.map((name) => ({ name: `requirements.weights.${name}`, required: false, read: number })),
];

const KNOWN = COLUMNS.map(({ name }) => name);
const unknownIn = (names: readonly string[]) => names.filter((name) => !KNOWN.includes(name));

/** In a file that is no CSV all of them are unknown. */
const MOST_UNKNOWN = 5;

/** Makes what a row says in its cells into a vacancy as it is sent by itself. */
export type ReadCells = (cells: readonly string[]) => Record<string, unknown>;

/**
 * Understands the header of a file.
 *
 * @throws {Problem} `malformed-body` naming each column that is unknown, missing or there twice
 */
export function readHeader(header: readonly string[]): ReadCells {
  const names = header.map((name) => name.trim());
  const faults = [
    ...unknownIn(names)
      .slice(0, MOST_UNKNOWN)
      .map((name) => `"${name.slice(0, 50)}" is not a known column`),
    ...COLUMNS.filter(({ name, required }) => required && !names.includes(name)).map(
      ({ name }) => `"${name}" is missing`,
    ),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `"${name}" is there twice`),
  ];
  if (faults.length > 0) {
    throw new Problem('malformed-body', `The header is wrong: ${faults.join(', ')}. Columns are ${KNOWN.join(', ')}.`);
  }
  const places = names.map((name) => {
    const { read } = COLUMNS.find((column) => column.name === name) as Column;
    return { path: name.split('.'), read };
  });
  return (cells) => {
    const vacancy: Record<string, unknown> = { requirements: {} };
    places.forEach(({ path, read }, index) => {
      const cell = cells[index]?.trim() ?? '';
      if (cell !== '') put(vacancy, path, read(cell));
    });
    return vacancy;
  };
}

function put(into: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  into[first] ??= {};
  put(into[first] as Record<string, unknown>, rest, value);
}
