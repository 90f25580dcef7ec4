import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts, expiry, the certainty of a demand, and companies that are described by themselves. */
export class VacancyLifeCycle1700000002000 implements MigrationInterface {
  readonly name = 'VacancyLifeCycle1700000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE vacancy
        ADD COLUMN certainty    text,
        ADD COLUMN published_at timestamptz,
        ADD COLUMN closed_at    timestamptz`);
    await runner.query(`
      UPDATE vacancy SET published_at = created_at, closed_at = CASE WHEN status <> 'open' THEN updated_at END`);
    await runner.query(`CREATE INDEX vacancy_expiring ON vacancy (valid_through) WHERE status IN ('draft', 'open')`);
    await runner.query(`ALTER TABLE company ADD COLUMN contacts jsonb NOT NULL DEFAULT '[]'`);
    await runner.query('CREATE INDEX company_list ON company (owner, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX company_list');
    await runner.query('ALTER TABLE company DROP COLUMN contacts');
    await runner.query('DROP INDEX vacancy_expiring');
    await runner.query('ALTER TABLE vacancy DROP COLUMN certainty, DROP COLUMN published_at, DROP COLUMN closed_at');
  }
}
