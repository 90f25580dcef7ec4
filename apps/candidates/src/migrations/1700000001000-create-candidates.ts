import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCandidates1700000001000 implements MigrationInterface {
  readonly name = 'CreateCandidates1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE candidate (
        id             uuid PRIMARY KEY,
        owner          text NOT NULL,
        external_ref   text NOT NULL,
        residence      jsonb NOT NULL,
        occupations    jsonb NOT NULL,
        qualifications jsonb NOT NULL,
        languages      jsonb NOT NULL,
        availability   jsonb NOT NULL,
        consents       jsonb NOT NULL,
        version        integer NOT NULL,
        announced      boolean NOT NULL,
        created_at     timestamptz NOT NULL,
        updated_at     timestamptz NOT NULL,
        UNIQUE (owner, external_ref)
      )`);
    await runner.query(`
      CREATE TABLE identity (
        candidate_id       uuid PRIMARY KEY REFERENCES candidate ON DELETE CASCADE,
        given_name         text NOT NULL,
        family_name        text NOT NULL,
        email              text NOT NULL,
        preferred_language text NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity');
    await runner.query('DROP TABLE candidate');
  }
}
