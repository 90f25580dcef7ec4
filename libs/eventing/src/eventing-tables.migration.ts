import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ConsumerOffset } from './consumer-offset.entity.ts';
import { OutboxMessage } from './outbox-message.entity.ts';

/** The tables a service needs to publish and consume events; list them among its entities. */
export const EVENTING_ENTITIES = [OutboxMessage, ConsumerOffset];

/** Name of the PostgreSQL notification channel that wakes the relay. */
export const OUTBOX_CHANNEL = 'outbox';

/** Creates {@link EVENTING_ENTITIES}. */
class CreateEventingTables1700000000000 implements MigrationInterface {
  readonly name = 'CreateEventingTables1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        topic      text NOT NULL,
        key        text NOT NULL,
        value      text,
        headers    jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE consumer_offset (
        consumer_group text    NOT NULL,
        topic          text    NOT NULL,
        partition      integer NOT NULL,
        next_offset    bigint  NOT NULL,
        PRIMARY KEY (consumer_group, topic, partition)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE consumer_offset');
    await runner.query('DROP TABLE outbox');
  }
}

/** The relay hands headers on as they were written and nobody searches them: `jsonb` would be taken apart for nothing. */
class KeepHeadersAsWritten1700000015000 implements MigrationInterface {
  readonly name = 'KeepHeadersAsWritten1700000015000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox ALTER COLUMN headers TYPE json');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox ALTER COLUMN headers TYPE jsonb');
  }
}

/** How {@link EVENTING_ENTITIES} came to be what they are; every service runs them before its own migrations. */
export const EVENTING_MIGRATIONS = [CreateEventingTables1700000000000, KeepHeadersAsWritten1700000015000];
