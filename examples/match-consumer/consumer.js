/**
 * Keeps every match as it is now in a file of its own, `matches/<id>.json`: put your table in place of the folder.
 *
 * KAFKA_BROKERS=127.0.0.1:9092 GROUP=our-city FOLDER=matches node consumer.js
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Kafka } from 'kafkajs';

const { KAFKA_BROKERS = '127.0.0.1:9092', GROUP = 'match-consumer', FOLDER = 'matches' } = process.env;
const TOPIC = 'matching.match.v1';
const KNOWN_TYPES = ['proposed', 'changed', 'withdrawn', 'confirmed', 'declined', 'flagged'].map(
  (what) => `match.${what}`,
);

const fileOf = (id) => join(FOLDER, `${encodeURIComponent(id)}.json`);

async function versionOnFile(id) {
  try {
    return JSON.parse(await readFile(fileOf(id), 'utf8')).version;
  } catch (error) {
    if (error.code === 'ENOENT') return 0;
    throw error;
  }
}

/** Kafka is told that a message is handled after this has settled: a crash before that brings the message once more. */
async function take({ headers, value }) {
  const type = String(headers?.ce_type);
  // A newer release of Passung may tell of more.
  if (!KNOWN_TYPES.includes(type)) return;
  const match = JSON.parse(String(value));
  // A message may come twice; the version of a match only grows.
  if (match.version <= (await versionOnFile(match.id))) return;
  const written = `${fileOf(match.id)}.new`;
  await writeFile(written, JSON.stringify(match, null, 2));
  await rename(written, fileOf(match.id));
  console.log(`${type} ${match.id} version ${match.version}: ${match.status}, score ${match.score}`);
}

await mkdir(FOLDER, { recursive: true });
const kafka = new Kafka({ clientId: GROUP, brokers: KAFKA_BROKERS.split(',') });
// How long Kafka waits for one of us that was killed before its partitions go to another.
const consumer = kafka.consumer({ groupId: GROUP, sessionTimeout: 10_000 });
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => consumer.disconnect());
await consumer.connect();
await consumer.subscribe({ topics: [TOPIC], fromBeginning: true });
await consumer.run({ eachMessage: ({ message }) => take(message) });
