import {
  CANDIDATE_TOPIC,
  COMPANY_TOPIC,
  DELIVERY_TOPIC,
  EVENT_TOPICS,
  MATCH_TOPIC,
  VACANCY_TOPIC,
} from '#contracts/topics';
import { eventually } from '../eventually.ts';
import { kafka } from '../infrastructure.ts';
import { type Message, TopicReader } from '../topic.ts';
import { askDatabase } from './quiet.ts';

const READ_WITHIN_MS = 60_000;

/** All that was ever published, by topic. */
export async function readTopics(): Promise<Map<string, Message[]>> {
  const admin = kafka().admin();
  await admin.connect();
  const read = await Promise.all(
    EVENT_TOPICS.map(async ({ name }) => {
      const ends = await admin.fetchTopicOffsets(name);
      const size = ends.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
      const reader = new TopicReader(name);
      if (size > 0) {
        await reader.start();
        await eventually(`all of ${name}`, () => (reader.messages.length >= size ? true : undefined), READ_WITHIN_MS);
        await reader.stop();
      }
      return [name, reader.messages] as const;
    }),
  );
  await admin.disconnect();
  return new Map(read);
}

/** Which service announces what on which topic, and the newest version it has of each. */
const SOURCES = [
  { topic: VACANCY_TOPIC, service: 'vacancies', versions: 'SELECT id, version FROM vacancy' },
  { topic: COMPANY_TOPIC, service: 'vacancies', versions: 'SELECT id, version FROM company' },
  { topic: CANDIDATE_TOPIC, service: 'candidates', versions: 'SELECT id, version FROM candidate' },
  { topic: MATCH_TOPIC, service: 'matching', versions: 'SELECT id, version FROM match' },
  // A delivery is announced once, when it was sent.
  {
    topic: DELIVERY_TOPIC,
    service: 'notifications',
    versions: "SELECT id, 1 AS version FROM delivery WHERE state = 'sent'",
  },
] as const;

/** What is wrong with what was announced, compared with what was committed. */
export interface Announcements {
  /** Committed, but on no topic. */
  readonly missing: string[];
  /** On a topic, but never committed; or two events for one change. */
  readonly unfounded: string[];
  /** The same event a second time, which is allowed: bearers of one `ce_id`. */
  readonly repeated: number;
}

/** Compares the topics with the tables: every version that was committed is announced by one event, and nothing else. */
export async function compareAnnouncements(topics: Map<string, Message[]>): Promise<Announcements> {
  const missing: string[] = [];
  const unfounded: string[] = [];
  let repeated = 0;
  for (const { topic, service, versions } of SOURCES) {
    const committed = new Map((await askDatabase(service, versions)).map(({ id, version }) => [id, Number(version)]));
    const events = new Map<string, Set<string>>();
    const ids = new Set<string>();
    for (const { headers, value } of topics.get(topic) ?? []) {
      const eventId = headers.ce_id as string;
      if (ids.has(eventId)) repeated += 1;
      ids.add(eventId);
      if (value === null) continue;
      const change = `${value.id} version ${value.version ?? 1}`;
      events.set(change, (events.get(change) ?? new Set()).add(eventId));
      if (!((committed.get(value.id) ?? 0) >= (value.version ?? 1))) unfounded.push(`${topic}: ${change}`);
    }
    for (const [change, of] of events) if (of.size > 1) unfounded.push(`${topic}: ${change} by ${of.size} events`);
    for (const [id, newest] of committed) {
      for (let version = 1; version <= newest; version += 1) {
        if (!events.has(`${id} version ${version}`)) missing.push(`${topic}: ${id} version ${version}`);
      }
    }
  }
  return { missing, unfounded, repeated };
}

/** Dead letter topics that are not empty. */
export async function deadLetters(): Promise<string[]> {
  const admin = kafka().admin();
  await admin.connect();
  const found: string[] = [];
  for (const name of await admin.listTopics()) {
    if (!name.endsWith('.dlq')) continue;
    const size = (await admin.fetchTopicOffsets(name)).reduce((sum, { high }) => sum + Number(high), 0);
    if (size > 0) found.push(`${name}: ${size}`);
  }
  await admin.disconnect();
  return found;
}
