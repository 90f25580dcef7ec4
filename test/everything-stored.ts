import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { TOPICS } from '#contracts/topics';
import { passung } from './api.ts';
import { eventually } from './eventually.ts';
import { kafka, unique } from './infrastructure.ts';

/**
 * Looks for texts in every column of every table of every service, in every message on every topic, with key and
 * headers, and in every line that was logged.
 *
 * @returns where one was found
 */
export async function placesWith(texts: readonly string[]): Promise<string[]> {
  const needles = texts.flatMap(spellingsOf).map((text) => text.toLowerCase());
  const holdsOne = (content: string) => needles.some((needle) => content.toLowerCase().includes(needle));
  const found = [...(await tables(holdsOne)), ...(await topics(holdsOne)), ...logs(holdsOne)];
  return [...new Set(found)];
}

/** A text as it may stand somewhere: with its marks apart (Unicode NFD), in ASCII alone as JSON or an address, as bytes in hexadecimal. */
function spellingsOf(text: string): string[] {
  const forms = ['NFC', 'NFD'].map((form) => text.normalize(form));
  const escaped = forms.map((form) =>
    form.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
  return [
    ...forms,
    ...escaped,
    ...forms.map(encodeURIComponent),
    ...forms.map((form) => Buffer.from(form).toString('hex')),
  ];
}

type Test = (content: string) => boolean;

async function tables(holdsOne: Test): Promise<string[]> {
  const found: string[] = [];
  for (const [service, connectionString] of Object.entries(passung.databases)) {
    const client = new pg.Client({ connectionString });
    await client.connect();
    const { rows } = await client.query("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'");
    for (const { name } of rows) {
      const content = await client.query(`SELECT t::text AS row FROM ${pg.escapeIdentifier(name)} AS t`);
      if (content.rows.some(({ row }) => holdsOne(row))) found.push(`table ${service}.${name}`);
    }
    await client.end();
  }
  return found;
}

async function topics(holdsOne: Test): Promise<string[]> {
  const admin = kafka().admin();
  const consumer = kafka().consumer({ groupId: unique('drill'), maxWaitTimeInMs: 200 });
  await Promise.all([admin.connect(), consumer.connect()]);
  const found: string[] = [];
  const left = new Map<string, bigint>();
  for (const { name } of TOPICS) {
    for (const { partition, high, low } of await admin.fetchTopicOffsets(name)) {
      if (high !== low) left.set(`${name}/${partition}`, BigInt(high));
    }
  }
  await consumer.subscribe({ topics: TOPICS.map(({ name }) => name), fromBeginning: true });
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload: { topic, partition, lastOffset } }) => {
    if (BigInt(lastOffset) + 1n >= (left.get(`${topic}/${partition}`) ?? 0n)) left.delete(`${topic}/${partition}`);
  });
  await consumer.run({
    eachMessage: async ({ topic, message: { key, value, headers } }) => {
      const texts = [key, value, ...Object.values(headers ?? {}).flat()].map(String);
      if (texts.some(holdsOne)) found.push(`topic ${topic}`);
    },
  });
  await eventually('the ends of all topics', () => (left.size === 0 ? true : undefined), 60_000);
  await Promise.all([admin.disconnect(), consumer.disconnect()]);
  return found;
}

function logs(holdsOne: Test): string[] {
  const folder = join(dirname(process.env.PASSUNG_RUN_FILE ?? ''), 'logs');
  return readdirSync(folder)
    .filter((name) => holdsOne(readFileSync(join(folder, name), 'utf8')))
    .map((name) => `log ${name}`);
}
