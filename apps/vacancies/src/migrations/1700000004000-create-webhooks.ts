import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where partners want to be told what happens, and what was told them. */
export class CreateWebhooks1700000004000 implements MigrationInterface {
  readonly name = 'CreateWebhooks1700000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook (
        id               uuid PRIMARY KEY,
        owner            text NOT NULL,
        url              text NOT NULL,
        events           text[] NOT NULL,
        description      text,
        secret_number    integer NOT NULL,
        old_secret_until timestamptz,
        failing_since    timestamptz,
        disabled_at      timestamptz,
        version          integer NOT NULL,
        created_at       timestamptz NOT NULL,
        updated_at       timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX webhook_owner ON webhook (owner, id)');
    await runner.query(`
      CREATE TABLE webhook_delivery (
        id            uuid PRIMARY KEY,
        webhook_id    uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
        event_id      text NOT NULL,
        type          text NOT NULL,
        body          text NOT NULL,
        trace         jsonb NOT NULL,
        state         text NOT NULL,
        tries         integer NOT NULL,
        next_try_at   timestamptz NOT NULL,
        last_tried_at timestamptz,
        last_status   integer,
        last_error    text,
        created_at    timestamptz NOT NULL,
        UNIQUE (webhook_id, event_id)
      )`);
    await runner.query('CREATE INDEX webhook_delivery_list ON webhook_delivery (webhook_id, id)');
    await runner.query(
      "CREATE INDEX webhook_delivery_due ON webhook_delivery (next_try_at) WHERE state IN ('waiting', 'sending')",
    );
    await runner.query('CREATE INDEX webhook_delivery_age ON webhook_delivery (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_delivery');
    await runner.query('DROP TABLE webhook');
  }
}
