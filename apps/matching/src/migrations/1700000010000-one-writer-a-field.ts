import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OneWriterAField1700000010000 implements MigrationInterface {
  readonly name = 'OneWriterAField1700000010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE known_vacancy
        ALTER assessed_on DROP NOT NULL,
        ADD ruleset_version text,
        ADD asked_for text`);
    // Made by whatever was in force before: to be made anew.
    await runner.query("UPDATE known_vacancy SET ruleset_version = ''");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("UPDATE known_vacancy SET assessed_on = '1970-01-01' WHERE assessed_on IS NULL");
    await runner.query(`
      ALTER TABLE known_vacancy ALTER assessed_on SET NOT NULL, DROP ruleset_version, DROP asked_for`);
  }
}
