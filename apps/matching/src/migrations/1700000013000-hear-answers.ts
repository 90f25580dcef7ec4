import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What companies answer about matches; the feed tells of it beside the matches. */
export class HearAnswers1700000013000 implements MigrationInterface {
  readonly name = 'HearAnswers1700000013000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE company_answer (
        id          uuid PRIMARY KEY,
        match_id    uuid NOT NULL,
        answer      text NOT NULL,
        reason      text,
        commented   boolean NOT NULL,
        answered_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX company_answer_match ON company_answer (match_id)');
    await runner.query('ALTER TABLE feed_entry RENAME COLUMN match TO told');
    await runner.query(
      'ALTER TABLE feed_entry ALTER COLUMN eligibility DROP NOT NULL, ALTER COLUMN score DROP NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM feed_entry WHERE eligibility IS NULL OR score IS NULL');
    await runner.query('ALTER TABLE feed_entry ALTER COLUMN eligibility SET NOT NULL, ALTER COLUMN score SET NOT NULL');
    await runner.query('ALTER TABLE feed_entry RENAME COLUMN told TO match');
    await runner.query('DROP TABLE company_answer');
  }
}
