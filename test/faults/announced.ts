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
import type { AcceptedRequests } from './accepted-requests.ts';
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

/** Events that were published a second time, under the same `ce_id`. */
export function announcedAgain(topics: Map<string, Message[]>): string[] {
  return [...topics].flatMap(([topic, messages]) => {
    const ids = messages.map(({ headers }) => headers.ce_id);
    return ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `${topic}: ${id}`);
  });
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
  /** On a topic behind a later change of the same thing, or again and as the last word on it. */
  readonly overtaken: string[];
  /** The same event a second time, which is allowed: bearers of one `ce_id`. */
  readonly repeated: number;
}

/** Compares the topics with the tables: every version that was committed is announced by one event, and nothing else. */
export async function compareAnnouncements(
  topics: Map<string, Message[]>,
  { erasures }: AcceptedRequests,
): Promise<Announcements> {
  const missing: string[] = [];
  const unfounded: string[] = [];
  const overtaken: string[] = [];
  let repeated = 0;
  for (const { topic, service, versions } of SOURCES) {
    const committed = new Map((await askDatabase(service, versions)).map(({ id, version }) => [id, Number(version)]));
    const events = new Map<string, Set<string>>();
    const ids = new Set<string>();
    const newest = new Map<string, number>();
    const last = new Map<string, number>();
    const unerased = new Set<string>();
    for (const { headers, key, value } of topics.get(topic) ?? []) {
      const eventId = headers.ce_id as string;
      if (value !== null) last.set(value.id, value.version ?? 1);
      if (ids.has(eventId)) {
        repeated += 1;
        continue;
      }
      ids.add(eventId);
      if (value === null) {
        unerased.delete(key);
        continue;
      }
      const { id, version = 1 } = value;
      const change = `${id} version ${version}`;
      events.set(change, (events.get(change) ?? new Set()).add(eventId));
      if (erasures.has(id)) {
        // Nothing is left of them by which to tell how many changes there were.
        unerased.add(id);
        continue;
      }
      if (!((committed.get(id) ?? 0) >= version)) unfounded.push(`${topic}: ${change}`);
      if (version < (newest.get(id) ?? 0)) overtaken.push(`${topic}: ${change}`);
      newest.set(id, version);
    }
    for (const [id, version] of newest) {
      if (last.get(id) !== version) overtaken.push(`${topic}: ${id} ends with version ${last.get(id)}`);
    }
    for (const id of unerased) missing.push(`${topic}: tombstone of ${id}`);
    for (const [change, of] of events) if (of.size > 1) unfounded.push(`${topic}: ${change} by ${of.size} events`);
    for (const [id, latest] of committed) {
      for (let version = 1; version <= latest; version += 1) {
        if (!events.has(`${id} version ${version}`)) missing.push(`${topic}: ${id} version ${version}`);
      }
    }
  }
  return { missing, unfounded, overtaken, repeated };
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
