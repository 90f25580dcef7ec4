/** A piece of a Europass document, whether it came as XML or JSON: text, or pieces by name. Nothing is sure to be there. */
export type Node = unknown;

/** The piece under a path of names, e.g. `at(cv, 'Identification', 'PersonName')`. */
export function at(node: Node, ...path: string[]): Node {
  return path.reduce<Node>(
    (piece, name) =>
      typeof piece === 'object' && piece !== null && Object.hasOwn(piece, name)
        ? (piece as Record<string, Node>)[name]
        : undefined,
    node,
  );
}

/** The text of a piece, without space around it; `undefined` if there is none. */
export function textAt(node: Node, ...path: string[]): string | undefined {
  const piece = at(node, ...path);
  // An element with attributes carries its text under this name.
  const text = typeof piece === 'object' ? at(piece, '#text') : piece;
  const trimmed = typeof text === 'string' || typeof text === 'number' ? String(text).trim() : '';
  return trimmed === '' ? undefined : trimmed;
}

/** Pieces of one name: `<NameList><Name/><Name/></NameList>` in XML, `"Name": [ … ]` in JSON. */
export function listAt(node: Node, name: string): Node[] {
  const pieces = at(node, `${name}List`, name) ?? at(node, name);
  if (pieces === undefined || pieces === null || pieces === '') return [];
  return Array.isArray(pieces) ? pieces : [pieces];
}

/** A date of which less may be known than the day. */
export interface PartialDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/** Reads `<From year="2016" month="--06" day="---30"/>` (XML Schema's gYear, gMonth, gDay) and `{"Year": 2016, "Month": 6}`. */
export function dateAt(node: Node, ...path: string[]): PartialDate | undefined {
  const piece = at(node, ...path);
  const part = (name: string) => {
    const digits = (textAt(piece, name) ?? textAt(piece, name.toLowerCase()))?.replace(/^-+/, '');
    return digits !== undefined && /^\d{1,4}$/.test(digits) ? Number(digits) : undefined;
  };
  const [year, month, day] = [part('Year'), part('Month'), part('Day')];
  if (year === undefined) return undefined;
  return { year, ...(month === undefined ? {} : { month, ...(day === undefined ? {} : { day }) }) };
}

/** Reads `2016`, `2016-06` and `2016-06-30`. */
export function isoDateAt(node: Node, ...path: string[]): PartialDate | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(textAt(node, ...path) ?? '') ?? [];
  if (year === undefined) return undefined;
  return {
    year: Number(year),
    ...(month === undefined ? {} : { month: Number(month), ...(day === undefined ? {} : { day: Number(day) }) }),
  };
}

/** `YYYY-MM-DD`, or as much of it as is known. */
export const written = ({ year, month, day }: PartialDate): string =>
  [year, month, day]
    .filter((part) => part !== undefined)
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .join('-');
