import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reasons become a set of words that can be counted; what people wrote beside them stays apart, where it can be erased. */
export class DecideForAReason1700000012000 implements MigrationInterface {
  readonly name = 'DecideForAReason1700000012000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE decision_reason RENAME TO decision_note');
    await runner.query('ALTER TABLE decision_note RENAME COLUMN reason TO words');
    await runner.query(`
      ALTER TABLE decision ADD COLUMN reason text NOT NULL DEFAULT 'other', ADD COLUMN rank integer NOT NULL DEFAULT 1`);
    await runner.query('ALTER TABLE decision ALTER COLUMN reason DROP DEFAULT, ALTER COLUMN rank DROP DEFAULT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE decision DROP COLUMN reason, DROP COLUMN rank');
    await runner.query('ALTER TABLE decision_note RENAME COLUMN words TO reason');
    await runner.query('ALTER TABLE decision_note RENAME TO decision_reason');
  }
}
