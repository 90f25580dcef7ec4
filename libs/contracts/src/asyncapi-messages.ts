import type { TSchema } from 'typebox';
import type { EventContract } from './event-contract.ts';
import { exampleOf } from './event-examples.ts';
import { EVENTS } from './events.ts';
import type { TopicDefinition } from './topics.ts';

/** A JSON value; the document is nothing but data. */
export type Json = string | number | boolean | null | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

const TOMBSTONE = 'tombstone';
const DEAD_LETTER = 'dead-letter';
const HEADERS = 'cloud-event-headers';

/** A reference to another part of the document. */
export const pointTo = (...path: string[]): JsonObject => ({ $ref: `#/${path.join('/')}` });

/** Names of the messages that a topic may carry: its events and, on a compacted one, what erases a key. */
export function messagesOn(topic: TopicDefinition): string[] {
  const events = EVENTS.filter((event) => event.topic === topic.name).map((event) => event.type);
  if (events.length === 0) return [DEAD_LETTER];
  return topic.compacted ? [...events, TOMBSTONE] : events;
}

/** Every message, by name. */
export const messages = (): JsonObject => ({
  ...Object.fromEntries(EVENTS.map((event) => [event.type, eventMessage(event)])),
  [TOMBSTONE]: {
    title: 'The key is gone',
    summary: 'Forget what you hold of the key. `ce_type` is that of the events of the topic.',
    headers: pointTo('components', 'schemas', HEADERS),
    payload: { type: 'null' },
    bindings: keyBinding('What the events of the topic are keyed by'),
  },
  [DEAD_LETTER]: {
    title: 'A message that could never be handled',
    summary:
      'The message as it was, with the reason in headers beside those it had. Without a value: it was replayed or dropped.',
    headers: deadLetterHeaders(),
    payload: { description: 'Whatever the message carried, be it JSON or not; empty if it was a tombstone' },
    bindings: keyBinding('Partition and offset of the message, as `<partition>-<offset>`'),
  },
});

/** Every schema that a message refers to, by name. */
export const schemas = (): JsonObject => ({
  [HEADERS]: attributes(),
  ...Object.fromEntries(
    EVENTS.map((event) => [schemaName(event), { ...plain(event.value), examples: [plain(exampleOf(event))] }]),
  ),
});

const eventMessage = (event: EventContract): JsonObject => ({
  title: event.type,
  summary: event.description,
  headers: {
    allOf: [
      pointTo('components', 'schemas', HEADERS),
      { type: 'object', properties: { ce_type: { const: event.type } } },
    ],
  },
  payload: pointTo('components', 'schemas', schemaName(event)),
  bindings: keyBinding(`The ${event.keyedBy}`),
});

/** Events about one thing that carry the same value share one schema, which bears the thing's name. */
function schemaName(event: EventContract): string {
  const [thing] = event.type.split('.') as [string];
  const first = EVENTS.find((other) => other.type.startsWith(`${thing}.`));
  return first?.value === event.value ? thing : event.type;
}

const keyBinding = (description: string): JsonObject => ({
  kafka: { key: text(description), bindingVersion: '0.5.0' },
});

/** What the schema builder attaches beyond JSON Schema is left behind. */
const plain = (value: TSchema | object): JsonObject => JSON.parse(JSON.stringify(value)) as JsonObject;

const text = (description: string): JsonObject => ({ type: 'string', description });

/** @see CloudEvents 1.0, Kafka Protocol Binding, section 3.2 (binary content mode) */
function attributes(): JsonObject {
  const properties: JsonObject = {
    ce_specversion: { type: 'string', const: '1.0' },
    ce_id: text('The same event sent twice bears the same id'),
    ce_type: text('What happened'),
    ce_source: text('The service that published it'),
    ce_subject: text('The id of what the event is about'),
    ce_time: { type: 'string', format: 'date-time' },
    'content-type': text('Media type of the value'),
  };
  return { type: 'object', required: ['ce_specversion', 'ce_id', 'ce_type', 'ce_source'], properties };
}

function deadLetterHeaders(): JsonObject {
  const properties: JsonObject = {
    dlq_topic: text('Where the message came from'),
    dlq_partition: text('The partition of that topic'),
    dlq_offset: text('Its offset in that partition'),
    dlq_tries: text('How often it was tried'),
    dlq_error: text('Why it could not be handled'),
    dlq_stack: text('Where in the code it failed'),
    dlq_failed_at: { type: 'string', format: 'date-time' },
  };
  const optional: JsonObject = {
    dlq_key: text('The key the message had; absent if it had none'),
    dlq_tombstone: text('`true` if the message had no value'),
  };
  return { type: 'object', required: Object.keys(properties), properties: { ...properties, ...optional } };
}
