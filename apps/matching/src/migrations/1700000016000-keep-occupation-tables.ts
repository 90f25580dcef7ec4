import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps which tables of related trades and regulated occupations were in force, one after the other. */
export class KeepOccupationTables1700000016000 implements MigrationInterface {
  readonly name = 'KeepOccupationTables1700000016000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE occupation_tables (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        version    text NOT NULL,
        content    jsonb NOT NULL,
        enacted_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TRIGGER only_ever_added BEFORE UPDATE OR DELETE OR TRUNCATE ON occupation_tables
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE occupation_tables');
  }
}
