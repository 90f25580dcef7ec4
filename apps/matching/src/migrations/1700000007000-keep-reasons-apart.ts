import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reasons are texts that have to go when a candidate is erased; decisions stay as they were made. */
export class KeepReasonsApart1700000007000 implements MigrationInterface {
  readonly name = 'KeepReasonsApart1700000007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE decision_reason (
        decision_id uuid PRIMARY KEY REFERENCES decision,
        reason      text NOT NULL
      )`);
    await runner.query('INSERT INTO decision_reason (decision_id, reason) SELECT id, reason FROM decision');
    await runner.query('ALTER TABLE decision DROP COLUMN reason');
  }

  /** The reasons of erased candidates would be missing. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE decision ADD COLUMN reason text NOT NULL DEFAULT ''`);
    await runner.query('DROP TABLE decision_reason');
  }
}
