import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMatching1700000001000 implements MigrationInterface {
  readonly name = 'CreateMatching1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE known_vacancy (
        id          uuid PRIMARY KEY,
        version     integer NOT NULL,
        field       char(2) NOT NULL,
        open        boolean NOT NULL,
        state       jsonb NOT NULL,
        assessed_on date NOT NULL
      )`);
    await runner.query('CREATE INDEX known_vacancy_open ON known_vacancy (field) WHERE open');
    await runner.query(`
      CREATE TABLE known_candidate (
        id      uuid PRIMARY KEY,
        version integer NOT NULL,
        fields  text[] NOT NULL,
        state   jsonb NOT NULL
      )`);
    await runner.query('CREATE INDEX known_candidate_fields ON known_candidate USING gin (fields)');
    await runner.query(`
      CREATE TABLE match (
        id                uuid PRIMARY KEY,
        vacancy_id        uuid NOT NULL REFERENCES known_vacancy,
        candidate_id      uuid NOT NULL,
        version           integer NOT NULL,
        status            text NOT NULL,
        score             smallint NOT NULL,
        score_today       smallint NOT NULL,
        confidence        real NOT NULL,
        eligibility_rank  smallint NOT NULL,
        eligibility       jsonb NOT NULL,
        criteria          jsonb NOT NULL,
        ruleset_version   text NOT NULL,
        vacancy_version   integer NOT NULL,
        candidate_version integer NOT NULL,
        lost_ground       text,
        updated_at        timestamptz NOT NULL,
        UNIQUE (vacancy_id, candidate_id)
      )`);
    await runner.query('CREATE INDEX match_rank ON match (eligibility_rank, (-score), candidate_id, id)');
    await runner.query('CREATE INDEX match_candidate ON match (candidate_id)');
    await runner.query(`
      CREATE TABLE decision (
        id            uuid PRIMARY KEY,
        match_id      uuid NOT NULL REFERENCES match,
        match_version integer NOT NULL,
        decision      text NOT NULL,
        reason        text NOT NULL,
        decided_by    text NOT NULL,
        decided_at    timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX decision_match ON decision (match_id, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['decision', 'match', 'known_candidate', 'known_vacancy']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
