import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Creates the table of the answers that are remembered; every service with a database has one. */
export class CreateRememberedAnswers1700000000500 implements MigrationInterface {
  readonly name = 'CreateRememberedAnswers1700000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE remembered_answer (
        id          bytea PRIMARY KEY,
        fingerprint bytea NOT NULL,
        answer      bytea NOT NULL,
        expires_at  timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX remembered_answer_expiry ON remembered_answer (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE remembered_answer');
  }
}
