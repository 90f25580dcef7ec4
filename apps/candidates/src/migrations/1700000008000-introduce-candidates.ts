import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which matches were confirmed, what their companies say, and to which of them candidates were introduced. */
export class IntroduceCandidates1700000008000 implements MigrationInterface {
  readonly name = 'IntroduceCandidates1700000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE confirmed_match (
        match_id     uuid PRIMARY KEY,
        candidate_id uuid NOT NULL REFERENCES candidate ON DELETE CASCADE,
        vacancy_id   uuid NOT NULL
      )`);
    await runner.query('CREATE INDEX confirmed_match_candidate ON confirmed_match (candidate_id)');
    // Not tied to the match above: the two topics may be read in either order.
    await runner.query(`
      CREATE TABLE company_interest (
        match_id    uuid PRIMARY KEY,
        company_id  uuid NOT NULL,
        answer      text NOT NULL,
        answered_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE introduction (
        id              uuid PRIMARY KEY,
        candidate_id    uuid NOT NULL REFERENCES candidate ON DELETE CASCADE,
        match_id        uuid NOT NULL,
        vacancy_id      uuid NOT NULL,
        company_id      uuid NOT NULL,
        released_by     text NOT NULL,
        released_at     timestamptz NOT NULL,
        expires_at      timestamptz NOT NULL,
        first_opened_at timestamptz
      )`);
    await runner.query('CREATE INDEX introduction_candidate ON introduction (candidate_id, id)');
    await runner.query('CREATE INDEX introduction_match ON introduction (match_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['introduction', 'company_interest', 'confirmed_match']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
