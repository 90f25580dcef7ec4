import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCandidateHistory1700000006000 implements MigrationInterface {
  readonly name = 'CreateCandidateHistory1700000006000';

  async up(runner: QueryRunner): Promise<void> {
    const [kept] = await runner.query('SELECT 1 FROM candidate LIMIT 1');
    if (kept !== undefined) {
      throw new Error(
        'This database holds candidates without a history, and no release ever wrote one like it. ' +
          'Start with an empty one ("npm start -- --fresh") and nominate the candidates again.',
      );
    }
    await runner.query(`
      ALTER TABLE candidate
        ADD confirmed_at timestamptz NOT NULL,
        ADD confirm_by   timestamptz`);
    await runner.query('CREATE INDEX candidate_confirmed ON candidate (confirmed_at) WHERE confirm_by IS NULL');
    await runner.query('CREATE INDEX candidate_confirm_by ON candidate (confirm_by) WHERE confirm_by IS NOT NULL');
    await runner.query(`
      CREATE TABLE consent_record (
        id           uuid PRIMARY KEY,
        candidate_id uuid NOT NULL REFERENCES candidate ON DELETE CASCADE,
        purpose      text NOT NULL,
        given        boolean NOT NULL,
        at           timestamptz NOT NULL,
        recorded_at  timestamptz NOT NULL,
        recorded_by  text NOT NULL,
        proof        bytea
      )`);
    await runner.query(`
      CREATE TABLE recognition_step (
        id               uuid PRIMARY KEY,
        candidate_id     uuid NOT NULL REFERENCES candidate ON DELETE CASCADE,
        qualification_id uuid NOT NULL,
        recorded_at      timestamptz NOT NULL,
        recorded_by      text NOT NULL,
        step             bytea NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE access_record (
        id           uuid PRIMARY KEY,
        candidate_id uuid NOT NULL REFERENCES candidate ON DELETE CASCADE,
        at           timestamptz NOT NULL,
        subject      text NOT NULL,
        organisation text NOT NULL,
        purpose      text NOT NULL,
        reason       bytea
      )`);
    for (const table of ['consent_record', 'recognition_step', 'access_record']) {
      await runner.query(`CREATE INDEX ${table}_candidate ON ${table} (candidate_id, id)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['access_record', 'recognition_step', 'consent_record']) {
      await runner.query(`DROP TABLE ${table}`);
    }
    await runner.query('ALTER TABLE candidate DROP confirmed_at, DROP confirm_by');
  }
}
