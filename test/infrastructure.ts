import { randomBytes } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { Client, escapeIdentifier } from 'pg';
import type { TestInfrastructure } from '#stack/for-tests';

/**
 * The real PostgreSQL, Kafka and SMTP inbox that were started for the tests.
 *
 * @throws {Error} in a test that is not an integration or end-to-end test
 */
export function infrastructure(): TestInfrastructure {
  const told = process.env.PASSUNG_INFRASTRUCTURE;
  if (told === undefined) {
    throw new Error('There is no infrastructure here: name the test *.int.spec.ts or *.e2e.spec.ts.');
  }
  return JSON.parse(told);
}

/** An empty database that nobody else uses. Drop it when the tests of the file have run. */
export async function freshDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = unique('test');
  const url = new URL(infrastructure().postgresUrl);
  url.pathname = `/${name}`;
  await asAdmin(`CREATE DATABASE ${escapeIdentifier(name)}`);
  return { url: url.href, drop: () => asAdmin(`DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`) };
}

/** The name of a new, empty topic that nobody else uses. */
export async function freshTopic({ partitions = 1, compacted = false } = {}): Promise<string> {
  const topic = unique('test.topic');
  const admin = kafka().admin();
  await admin.connect();
  const configEntries = [{ name: 'cleanup.policy', value: compacted ? 'compact' : 'delete' }];
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic, numPartitions: partitions, configEntries }] });
  await admin.disconnect();
  return topic;
}

/** A Kafka client for a test that wants to read or write a topic itself. */
export const kafka = () =>
  new Kafka({ clientId: 'test', brokers: [...infrastructure().kafkaBrokers], logLevel: logLevel.NOTHING });

/** A name that no other test uses, for a topic, a consumer group, a partner's reference. */
export const unique = (prefix: string) => `${prefix}-${randomBytes(6).toString('hex')}`;

async function asAdmin(query: string): Promise<void> {
  const admin = new Client({ connectionString: infrastructure().postgresUrl });
  await admin.connect();
  await admin.query(query);
  await admin.end();
}
