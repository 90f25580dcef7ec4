import type { EventContract } from './event-contract.ts';
import { CONSUMER_GROUPS } from './topics.ts';

/** What was promised about an event when it was released, as it lies in `libs/contracts/released`. */
export interface ReleasedEvent {
  readonly type: string;
  readonly topic: string;
  readonly keyedBy: string;
  /** JSON Schema. */
  readonly value: unknown;
}

type Schema = Record<string, unknown>;

/** Words about a schema, which no check depends on. */
const ANNOTATIONS = new Set(['description', 'title', 'examples', 'default']);

/** The released form of a contract. */
export const release = ({ type, topic, keyedBy, value }: EventContract): ReleasedEvent =>
  JSON.parse(JSON.stringify({ type, topic, keyedBy, value })) as ReleasedEvent;

/**
 * How an event breaks what was promised, one sentence for each breach; empty if it keeps to it.
 *
 * Two kinds of consumers must be able to read it: those of the last release, which hold new messages against the
 * released schema, and those of the next, which read old messages that a compacted topic keeps for ever. So no schema
 * may become narrower or wider. The one change that both can live with is a new field that may be absent.
 *
 * @param current `undefined`: the event is no longer there
 */
export function breakingChanges(released: ReleasedEvent, current: EventContract | undefined): string[] {
  const consumers = Object.entries(CONSUMER_GROUPS).flatMap(([group, topics]) =>
    topics.includes(released.topic) ? [group] : [],
  );
  const readers = ['partner systems', ...consumers].join(', ');
  const breach = (what: string) =>
    `${released.type}: ${what}. Readers: ${readers}. Keep the released form, or publish a new event beside it.`;
  if (current === undefined) return [breach('the event was removed')];
  const now = release(current);
  const moved = (['topic', 'keyedBy'] as const)
    .filter((name) => released[name] !== now[name])
    .map((name) => `${name} was "${released[name]}" and is "${now[name]}"`);
  return [...moved, ...differences(released.value, now.value, 'value')].map(breach);
}

function differences(before: unknown, after: unknown, path: string): string[] {
  if (!isSchema(before) || !isSchema(after)) return same(before, after, path);
  const keywords = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keywords].flatMap((keyword) => {
    if (ANNOTATIONS.has(keyword)) return [];
    if (keyword === 'properties') return fieldDifferences(before, after, path);
    if (keyword === 'required' && before.properties !== undefined) return [];
    if (keyword === 'enum') return enumDifferences(before.enum, after.enum, path);
    return differences(before[keyword], after[keyword], keyword === 'items' ? `${path}[]` : `${path} ${keyword}`);
  });
}

function fieldDifferences(before: Schema, after: Schema, path: string): string[] {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)];
  const kept = Object.entries(old).flatMap(([name, field]) => {
    const now = fresh[name];
    const at = `${path}.${name}`;
    if (now === undefined) return [`${at} was removed`];
    if (field.required !== now.required) return [`${at} was ${word(field)} and is ${word(now)}`];
    return differences(field.schema, now.schema, at);
  });
  const added = Object.entries(fresh).filter(([name, field]) => !(name in old) && field.required);
  const closed = before.additionalProperties === false && Object.keys(fresh).some((name) => !(name in old));
  return [
    ...kept,
    ...added.map(([name]) => `${path}.${name} was added as required, but old messages lack it`),
    ...(closed ? [`${path} got a new field, but was released as closed`] : []),
  ];
}

interface Field {
  readonly schema: unknown;
  readonly required: boolean;
}

function fieldsOf({ properties, required }: Schema): Record<string, Field> {
  const needed = new Set((required as string[] | undefined) ?? []);
  return Object.fromEntries(
    Object.entries((properties as Schema | undefined) ?? {}).map(([name, schema]) => [
      name,
      { schema, required: needed.has(name) },
    ]),
  );
}

const word = (field: Field) => (field.required ? 'required' : 'optional');

function enumDifferences(before: unknown, after: unknown, path: string): string[] {
  if (!Array.isArray(before) || !Array.isArray(after)) return same(before, after, `${path} enum`);
  return [
    ...before.filter((value) => !after.includes(value)).map((value) => `${path} no longer knows "${value}"`),
    ...after.filter((value) => !before.includes(value)).map((value) => `${path} may now be "${value}"`),
  ];
}

const same = (before: unknown, after: unknown, path: string) =>
  JSON.stringify(before) === JSON.stringify(after)
    ? []
    : [`${path} was ${JSON.stringify(before)} and is ${JSON.stringify(after)}`];

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
