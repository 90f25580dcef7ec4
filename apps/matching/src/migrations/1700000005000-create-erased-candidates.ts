import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateErasedCandidates1700000005000 implements MigrationInterface {
  readonly name = 'CreateErasedCandidates1700000005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE erased_candidate (id uuid PRIMARY KEY, erased_at timestamptz NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE erased_candidate');
  }
}
