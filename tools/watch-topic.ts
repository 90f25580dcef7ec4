import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Kafka, logLevel } from 'kafkajs';

/** Prints the events of a topic of the running system, from its beginning and as they come: `npm run watch -- TOPIC`. */
const topic = process.argv[2];
if (topic === undefined) {
  console.error('Say which topic: npm run watch -- matching.match.v1');
  process.exit(1);
}
const { kafkaBrokers } = JSON.parse(readFileSync('.passung/run.json', 'utf8')) as { kafkaBrokers: string[] };
const consumer = new Kafka({ brokers: kafkaBrokers, logLevel: logLevel.NOTHING }).consumer({
  groupId: `watch-${randomUUID()}`,
});
process.once('SIGINT', () => consumer.disconnect().then(() => process.exit(0)));
await consumer.connect();
await consumer.subscribe({ topics: [topic], fromBeginning: true });
await consumer.run({
  eachMessage: async ({ message: { headers, key, value } }) => {
    console.log(`${headers?.ce_time} ${headers?.ce_type} ${key}\n  ${value ?? '(gone)'}`);
  },
});
