import type { MigrationInterface, QueryRunner } from 'typeorm';

const LOGS = ['ruleset', 'proposed_vacancy', 'proposed_candidate', 'proposal', 'decision'];

/** Keeps what every proposal was computed from, and makes all logs tables to which rows are only ever added. */
export class KeepProposals1700000011000 implements MigrationInterface {
  readonly name = 'KeepProposals1700000011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE ruleset (
        version    text PRIMARY KEY,
        content    jsonb NOT NULL,
        enacted_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE proposed_vacancy (
        vacancy_id uuid NOT NULL,
        version    integer NOT NULL,
        state      jsonb NOT NULL,
        PRIMARY KEY (vacancy_id, version)
      )`);
    await runner.query(`
      CREATE TABLE proposed_candidate (
        candidate_id uuid NOT NULL,
        version      integer NOT NULL,
        state        jsonb NOT NULL,
        PRIMARY KEY (candidate_id, version)
      )`);
    await runner.query(`
      CREATE TABLE proposal (
        match_id          uuid NOT NULL,
        match_version     integer NOT NULL,
        vacancy_id        uuid NOT NULL,
        vacancy_version   integer NOT NULL,
        candidate_id      uuid NOT NULL,
        candidate_version integer NOT NULL,
        ruleset_version   text NOT NULL REFERENCES ruleset,
        assessed_on       date NOT NULL,
        score             smallint NOT NULL,
        score_today       smallint NOT NULL,
        confidence        double precision NOT NULL,
        eligibility       jsonb NOT NULL,
        criteria          jsonb NOT NULL,
        proposed_at       timestamptz NOT NULL,
        PRIMARY KEY (match_id, match_version),
        FOREIGN KEY (vacancy_id, vacancy_version) REFERENCES proposed_vacancy,
        FOREIGN KEY (candidate_id, candidate_version) REFERENCES proposed_candidate
      )`);
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% is a log: rows are only ever added', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
      END $$`);
    for (const table of LOGS) {
      await runner.query(`
        CREATE TRIGGER only_ever_added BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION refuse_change CASCADE');
    for (const table of ['proposal', 'proposed_candidate', 'proposed_vacancy', 'ruleset']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
