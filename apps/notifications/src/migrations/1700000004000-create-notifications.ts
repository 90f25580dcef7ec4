import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNotifications1700000004000 implements MigrationInterface {
  readonly name = 'CreateNotifications1700000004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE company (
        id            uuid PRIMARY KEY,
        version       integer NOT NULL,
        name          text NOT NULL,
        contact_email text NOT NULL,
        locale        text NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE vacancy (
        id         uuid PRIMARY KEY,
        version    integer NOT NULL,
        company_id uuid NOT NULL,
        title      text NOT NULL,
        occupation jsonb NOT NULL,
        starts_on  date NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE delivery (
        id          uuid PRIMARY KEY,
        match_id    uuid NOT NULL UNIQUE,
        vacancy_id  uuid NOT NULL,
        match       jsonb NOT NULL,
        trace       jsonb NOT NULL,
        company_id  uuid,
        recipient   text,
        locale      text,
        state       text NOT NULL CHECK (state IN ('waiting', 'sent', 'failed')),
        message_id  text,
        attempts    integer NOT NULL,
        next_try_at timestamptz NOT NULL,
        last_error  text,
        created_at  timestamptz NOT NULL,
        sent_at     timestamptz
      )`);
    await runner.query(`CREATE INDEX delivery_due ON delivery (next_try_at) WHERE state = 'waiting'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE delivery');
    await runner.query('DROP TABLE vacancy');
    await runner.query('DROP TABLE company');
  }
}
