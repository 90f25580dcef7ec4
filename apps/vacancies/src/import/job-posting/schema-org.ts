/** A node of a JSON-LD document, its keys without the prefix or address of schema.org. */
export type Node = Readonly<Record<string, unknown>>;

const PREFIX = /^(?:schema:|https?:\/\/schema\.org\/)/;

/** The word of schema.org without its prefix or address. */
export const bare = (word: string) => word.replace(PREFIX, '');

/** The node, if the value is one, with bare keys. */
export function nodeOf(value: unknown): Node | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [bare(key), member]));
}

/** Everything a property says: it may say one thing, or several in a list. */
export function all(value: unknown): unknown[] {
  if (value === undefined || value === null || value === '') return [];
  return Array.isArray(value) ? value.flatMap(all) : [value];
}

/** The first node among what a property says. */
export const firstNode = (value: unknown): Node | undefined =>
  all(value)
    .map(nodeOf)
    .find((node) => node !== undefined);

/** The first text among what a property says; a number counts as text, and a `@value` as what it holds. */
export function firstText(...values: unknown[]): string | undefined {
  for (const value of values.flatMap(all)) {
    const said = nodeOf(value)?.['@value'] ?? value;
    if (typeof said === 'string' && said.trim() !== '') return said.trim();
    if (typeof said === 'number') return String(said);
  }
  return undefined;
}

/** Whether the node is of a type of schema.org. */
export const isOfType = (node: Node, type: string) =>
  all(node['@type']).some((one) => typeof one === 'string' && bare(one) === type);
