import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports and what became of their rows, a batch at a time as the lines in which it is told. */
export class CreateImports1700000003000 implements MigrationInterface {
  readonly name = 'CreateImports1700000003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE import (
        id          uuid PRIMARY KEY,
        owner       text NOT NULL,
        format      text NOT NULL,
        status      text NOT NULL,
        created     integer NOT NULL DEFAULT 0,
        changed     integer NOT NULL DEFAULT 0,
        unchanged   integer NOT NULL DEFAULT 0,
        refused     integer NOT NULL DEFAULT 0,
        problem     jsonb,
        started_at  timestamptz NOT NULL DEFAULT now(),
        alive_at    timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz
      )`);
    await runner.query('CREATE INDEX import_list ON import (owner, id)');
    await runner.query(`
      CREATE TABLE import_batch (
        import_id uuid NOT NULL REFERENCES import ON DELETE CASCADE,
        last_row  integer NOT NULL,
        outcomes  text[] NOT NULL,
        lines     text NOT NULL,
        PRIMARY KEY (import_id, last_row)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_batch');
    await runner.query('DROP TABLE import');
  }
}
