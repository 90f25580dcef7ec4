import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateApiKeys1700000001000 implements MigrationInterface {
  readonly name = 'CreateApiKeys1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_key (
        id                  uuid PRIMARY KEY,
        organisation        text NOT NULL,
        name                text NOT NULL,
        role                text NOT NULL,
        scopes              text[] NOT NULL,
        requests_per_minute integer,
        version             integer NOT NULL,
        created_by          text NOT NULL,
        created_at          timestamptz NOT NULL,
        expires_at          timestamptz NOT NULL,
        revoked_at          timestamptz
      )`);
    await runner.query(`
      CREATE TABLE api_key_secret (
        hash         bytea PRIMARY KEY,
        api_key_id   uuid NOT NULL REFERENCES api_key,
        hint         text NOT NULL,
        created_at   timestamptz NOT NULL,
        ends_at      timestamptz,
        last_used_at timestamptz
      )`);
    await runner.query('CREATE INDEX api_key_secret_of ON api_key_secret (api_key_id)');
    await runner.query(`
      CREATE TABLE signing_key (
        kid        text PRIMARY KEY,
        jwk        jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE signing_key');
    await runner.query('DROP TABLE api_key_secret');
    await runner.query('DROP TABLE api_key');
  }
}
