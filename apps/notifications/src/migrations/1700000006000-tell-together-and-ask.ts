import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a company is to hear (`notice`) and the e-mail that tells it (`delivery`) become two things, since one e-mail may
 * tell several. Companies answer and say how they want to be written to.
 */
export class TellTogetherAndAsk1700000006000 implements MigrationInterface {
  readonly name = 'TellTogetherAndAsk1700000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notice (
        id          uuid PRIMARY KEY,
        kind        text NOT NULL,
        about       text NOT NULL,
        vacancy_id  uuid NOT NULL,
        match_id    uuid,
        match       jsonb,
        trace       jsonb NOT NULL,
        state       text NOT NULL CHECK (state IN ('waiting', 'told', 'dropped')),
        delivery_id uuid,
        not_before  timestamptz NOT NULL,
        created_at  timestamptz NOT NULL,
        UNIQUE (kind, about),
        CHECK ((state = 'told') = (delivery_id IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX notice_waiting ON notice (not_before) WHERE state = 'waiting'`);
    await runner.query('CREATE INDEX notice_delivery ON notice (delivery_id)');
    await runner.query('CREATE INDEX notice_vacancy ON notice (vacancy_id)');
    await runner.query('CREATE INDEX notice_match ON notice (match_id)');
    await runner.query(`CREATE INDEX notice_candidate ON notice ((match ->> 'candidateId'))`);
    await runner.query(`
      INSERT INTO notice (id, kind, about, vacancy_id, match_id, match, trace, state, delivery_id, not_before, created_at)
      SELECT id, 'match-confirmed', match_id, vacancy_id, match_id, match, trace,
        CASE state WHEN 'waiting' THEN 'waiting' ELSE 'told' END, CASE state WHEN 'waiting' THEN NULL ELSE id END,
        created_at, created_at
      FROM delivery`);

    await runner.query(`DELETE FROM delivery WHERE state = 'waiting'`);
    await runner.query('DROP INDEX delivery_due');
    await runner.query(`
      ALTER TABLE delivery
        DROP CONSTRAINT delivery_state_check,
        DROP COLUMN match_id, DROP COLUMN vacancy_id, DROP COLUMN match,
        ALTER COLUMN company_id SET NOT NULL, ALTER COLUMN recipient SET NOT NULL,
        ALTER COLUMN locale SET NOT NULL, ALTER COLUMN message_id SET NOT NULL,
        ADD COLUMN template text NOT NULL DEFAULT 'match-confirmed',
        ADD COLUMN subject text, ADD COLUMN html text, ADD COLUMN text text, ADD COLUMN unsubscribe_url text,
        ADD COLUMN domain text NOT NULL GENERATED ALWAYS AS (lower(split_part(recipient, '@', -1))) STORED,
        ADD COLUMN failure text, ADD COLUMN failed_at timestamptz,
        ADD COLUMN first_tried_at timestamptz, ADD COLUMN last_tried_at timestamptz,
        ADD CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'bounced'))`);
    await runner.query(`ALTER TABLE delivery ALTER COLUMN template DROP DEFAULT`);
    await runner.query(`UPDATE delivery SET failure = 'refused', failed_at = created_at WHERE state = 'failed'`);
    await runner.query(`CREATE INDEX delivery_due ON delivery (next_try_at) WHERE state IN ('waiting', 'sending')`);
    await runner.query('CREATE INDEX delivery_company ON delivery (company_id, last_tried_at)');
    await runner.query('CREATE INDEX delivery_domain ON delivery (domain, last_tried_at)');
    await runner.query('CREATE INDEX delivery_message ON delivery (message_id)');

    await runner.query(`
      CREATE TABLE preferences (
        company_id uuid PRIMARY KEY,
        frequency  text NOT NULL,
        time_zone  text NOT NULL,
        hour       integer NOT NULL CHECK (hour BETWEEN 0 AND 23),
        weekday    integer NOT NULL CHECK (weekday BETWEEN 1 AND 7),
        nights     boolean NOT NULL,
        sundays    boolean NOT NULL,
        changed_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE undeliverable_address (
        address text PRIMARY KEY,
        reason  text NOT NULL,
        since   timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE reply (
        id          uuid PRIMARY KEY,
        company_id  uuid NOT NULL,
        vacancy_id  uuid NOT NULL,
        match_id    uuid,
        delivery_id uuid NOT NULL,
        answer      text NOT NULL,
        reason      text,
        words       text,
        phone       text,
        answered_at timestamptz NOT NULL,
        UNIQUE NULLS NOT DISTINCT (delivery_id, vacancy_id, match_id, answer)
      )`);

    // What is known of the vacancies so far is too little. Their topic holds it all, and is read again from its start.
    await runner.query('DELETE FROM vacancy');
    await runner.query(`DELETE FROM consumer_offset WHERE topic = 'vacancies.vacancy.v1'`);
    await runner.query(`
      ALTER TABLE vacancy
        ADD COLUMN demand text NOT NULL, ADD COLUMN status text NOT NULL, ADD COLUMN city text NOT NULL,
        ADD COLUMN valid_through date NOT NULL, ADD COLUMN changed_at timestamptz NOT NULL`);
  }

  /** E-mails that tell several things, and all answers, would be lost. */
  async down(): Promise<void> {
    throw new Error('This cannot be undone; restore a backup from before.');
  }
}
