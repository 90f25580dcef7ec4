import pg from 'pg';
import { CONSUMER_GROUPS } from '#contracts/topics';
import { passung } from '../api.ts';
import { eventually } from '../eventually.ts';
import { kafka } from '../infrastructure.ts';

const QUIET_WITHIN_MS = 120_000;

/** Asks the database of a service. */
// biome-ignore lint/suspicious/noExplicitAny: the rows are what the query says
export async function askDatabase<Row = any>(service: string, query: string): Promise<Row[]> {
  const client = new pg.Client(passung.databases[service]);
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Waits until nothing is on its way any more, from the requests down to the e-mails: looked at in the order in which
 * one thing causes the next, so that what was seen to be through cannot begin again.
 *
 * @throws {Error} naming what does not come to an end
 */
export async function untilQuiet(): Promise<void> {
  for (const service of ['vacancies', 'candidates']) await untilPublished(service);
  // What matching takes in may lead to work that it sends to itself.
  for (let turn = 0; turn < 2; turn += 1) {
    await untilHandled('matching');
    await untilPublished('matching');
  }
  await untilHandled('notifications');
  await untilNone('companies that wait for news', 'notifications', "SELECT 1 FROM notice WHERE state = 'waiting'");
  await untilNone(
    'deliveries on their way',
    'notifications',
    "SELECT 1 FROM delivery WHERE state IN ('waiting', 'sending')",
  );
  await untilPublished('notifications');
  // Where somebody was erased, the others have told by now.
  await untilHandled('candidates');
}

const untilPublished = (service: string) => untilNone(`the outbox of ${service}`, service, 'SELECT 1 FROM outbox');

const untilNone = (what: string, service: string, query: string) =>
  eventually(what, async () => ((await askDatabase(service, query)).length === 0 ? true : undefined), QUIET_WITHIN_MS);

/** Waits until a consumer group has handled all that its topics hold. */
async function untilHandled(group: string): Promise<void> {
  const admin = kafka().admin();
  await admin.connect();
  try {
    const ends = new Map<string, string>();
    for (const topic of CONSUMER_GROUPS[group] ?? []) {
      for (const { partition, high } of await admin.fetchTopicOffsets(topic)) {
        if (high !== '0') ends.set(`${topic}/${partition}`, high);
      }
    }
    const countLeft = async () => {
      const sql = "SELECT topic || '/' || partition AS name, next_offset FROM consumer_offset";
      const reached = new Map((await askDatabase(group, sql)).map(({ name, next_offset }) => [name, next_offset]));
      // What came later, e.g. an answer to what was handled, may be handled too.
      return [...ends].reduce((sum, [name, end]) => sum + Math.max(0, Number(end) - Number(reached.get(name) ?? 0)), 0);
    };
    // However much it is: only standing still is a fault.
    let left = await countLeft();
    while (left > 0) {
      const before = left;
      const fewer = async () => {
        const now = await countLeft();
        return now < before ? now : undefined;
      };
      left = await eventually(`${group} to handle more of ${before} messages`, fewer, QUIET_WITHIN_MS);
    }
  } finally {
    await admin.disconnect();
  }
}
