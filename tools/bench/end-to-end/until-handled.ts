import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { CONSUMER_GROUPS } from '#contracts/topics';
import type { Passung } from '#stack/stack';
import { waitUntil } from '#stack/wait-until';

/** Waits until a service has published all it announced and all services have handled what their topics hold. */
export async function untilHandled({ run }: Passung, publisher: string, deadlineMs: number): Promise<void> {
  const admin = new Kafka({ clientId: 'bench', brokers: [...run.kafkaBrokers], logLevel: logLevel.NOTHING }).admin();
  const databases = Object.entries(run.databases).map(([service, url]) => ({ service, client: new pg.Client(url) }));
  try {
    await admin.connect();
    await Promise.all(databases.map(({ client }) => client.connect()));
    const outbox = databases.find(({ service }) => service === publisher)?.client;
    await waitUntil(`all that ${publisher} announced is published`, deadlineMs, async () => {
      return (await outbox?.query('SELECT 1 FROM outbox LIMIT 1'))?.rowCount === 0;
    });
    for (const { service, client } of databases) {
      const topics = CONSUMER_GROUPS[service];
      if (topics === undefined) continue;
      const ends = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)));
      const held = ends.flat().reduce((sum, { high }) => sum + Number(high), 0);
      await waitUntil(`${service} has handled all that its topics hold`, deadlineMs, async () => {
        const { rows } = await client.query(
          'SELECT coalesce(sum(next_offset), 0)::int AS handled FROM consumer_offset',
        );
        return rows[0].handled >= held;
      });
    }
  } finally {
    await Promise.allSettled([admin.disconnect(), ...databases.map(({ client }) => client.end())]);
  }
}
