import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateEncryptedCandidates1700000002000 implements MigrationInterface {
  readonly name = 'CreateEncryptedCandidates1700000002000';

  async up(runner: QueryRunner): Promise<void> {
    if (await runner.hasTable('identity')) {
      throw new Error(
        'This database dates from before candidates were encrypted, and no release ever wrote one like it. ' +
          'Start with an empty one ("npm start -- --fresh") and nominate the candidates again.',
      );
    }
    await runner.query(`
      CREATE TABLE person_key (
        candidate_id uuid PRIMARY KEY,
        master_key   text NOT NULL,
        wrapped      bytea NOT NULL
      )`);
    await runner.query('CREATE INDEX person_key_master_key ON person_key (master_key)');
    await runner.query(`
      CREATE TABLE lookup_key (
        only_one   boolean PRIMARY KEY DEFAULT true CHECK (only_one),
        master_key text NOT NULL,
        wrapped    bytea NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE candidate (
        id         uuid PRIMARY KEY REFERENCES person_key ON DELETE CASCADE,
        owner      text NOT NULL,
        ref_hash   bytea NOT NULL,
        profile    bytea NOT NULL,
        consents   jsonb NOT NULL,
        version    integer NOT NULL,
        announced  boolean NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        UNIQUE (owner, ref_hash)
      )`);
    await runner.query(`
      CREATE TABLE erasure (
        id           uuid PRIMARY KEY,
        candidate_id uuid NOT NULL UNIQUE,
        owner        text NOT NULL,
        requested_by text NOT NULL,
        requested_at timestamptz NOT NULL,
        asked_at     timestamptz NOT NULL,
        completed_at timestamptz
      )`);
    await runner.query('CREATE INDEX erasure_incomplete ON erasure (asked_at) WHERE completed_at IS NULL');
    await runner.query(`
      CREATE TABLE erased_place (
        erasure_id uuid NOT NULL REFERENCES erasure,
        service    text NOT NULL,
        kind       text NOT NULL,
        name       text NOT NULL,
        erased_at  timestamptz,
        outcome    text,
        PRIMARY KEY (erasure_id, service, kind, name)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['erased_place', 'erasure', 'candidate', 'lookup_key', 'person_key']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
