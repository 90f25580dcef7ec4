/**
 * Creates, in a PostgreSQL and a Kafka that run elsewhere, the databases, roles and topics of Passung; what exists
 * stays. For containers; `npm start` does the same by itself. Reads POSTGRES_URL, KAFKA_BROKERS,
 * KAFKA_REPLICATION_FACTOR and, for each service, DATABASE_PASSWORD_<SERVICE>.
 */
import { TOPICS } from '#contracts/topics';
import { createDatabases } from './databases.ts';
import { SERVICES } from './services.ts';
import { createTopics } from './topics.ts';

function setting(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set.`);
}

const wishes = SERVICES.map((service) => ({
  name: `passung_${service}`,
  password: setting(`DATABASE_PASSWORD_${service.toUpperCase()}`),
}));
await createDatabases(setting('POSTGRES_URL'), wishes);
await createTopics(setting('KAFKA_BROKERS').split(','), TOPICS, {
  replicationFactor: Number(setting('KAFKA_REPLICATION_FACTOR')),
});
console.log(`${wishes.length} databases and ${TOPICS.length} topics are there.`);
