import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FEED_CHANNEL } from '../feed/feed-entry.entity.ts';

export class CreateFeed1700000006000 implements MigrationInterface {
  readonly name = 'CreateFeed1700000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE feed_entry (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        event_id    text NOT NULL UNIQUE,
        type        text NOT NULL,
        vacancy_id  uuid NOT NULL,
        field       char(2) NOT NULL,
        eligibility text NOT NULL,
        score       smallint NOT NULL,
        match       jsonb NOT NULL,
        added_at    timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX feed_entry_vacancy ON feed_entry (vacancy_id, id)');
    await runner.query('CREATE INDEX feed_entry_field ON feed_entry (field, id)');
    await runner.query(`
      CREATE FUNCTION wake_feed() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_notify('${FEED_CHANNEL}', ''); RETURN NULL; END $$`);
    await runner.query(`
      CREATE TRIGGER feed_entry_added AFTER INSERT ON feed_entry
      FOR EACH STATEMENT EXECUTE FUNCTION wake_feed()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE feed_entry');
    await runner.query('DROP FUNCTION wake_feed()');
  }
}
