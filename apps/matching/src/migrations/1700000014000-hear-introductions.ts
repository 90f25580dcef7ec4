import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HearIntroductions1700000014000 implements MigrationInterface {
  readonly name = 'HearIntroductions1700000014000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE introduction (
        id          uuid PRIMARY KEY,
        match_id    uuid NOT NULL,
        released_at timestamptz NOT NULL,
        expires_at  timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX introduction_match ON introduction (match_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE introduction');
  }
}
