import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateVacancies1700000001000 implements MigrationInterface {
  readonly name = 'CreateVacancies1700000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE company (
        id            uuid PRIMARY KEY,
        owner         text NOT NULL,
        external_ref  text NOT NULL,
        name          text NOT NULL,
        contact_email text NOT NULL,
        locale        text NOT NULL,
        version       integer NOT NULL,
        UNIQUE (owner, external_ref)
      )`);
    await runner.query(`
      CREATE TABLE vacancy (
        id             uuid PRIMARY KEY,
        owner          text NOT NULL,
        external_ref   text NOT NULL,
        company_id     uuid NOT NULL REFERENCES company,
        title          text NOT NULL,
        description    text,
        reference      jsonb NOT NULL,
        occupation     jsonb NOT NULL,
        engagement     text NOT NULL,
        demand         text NOT NULL,
        status         text NOT NULL,
        positions      integer NOT NULL,
        starts_on      date NOT NULL,
        ends_on        date,
        valid_through  date NOT NULL,
        workplace      jsonb NOT NULL,
        requirements   jsonb NOT NULL,
        version        integer NOT NULL,
        created_at     timestamptz NOT NULL,
        updated_at     timestamptz NOT NULL,
        UNIQUE (owner, external_ref)
      )`);
    await runner.query('CREATE INDEX vacancy_list ON vacancy (owner, status, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vacancy');
    await runner.query('DROP TABLE company');
  }
}
