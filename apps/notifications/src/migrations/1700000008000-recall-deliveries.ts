import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecallDeliveries1700000008000 implements MigrationInterface {
  readonly name = 'RecallDeliveries1700000008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE delivery ADD COLUMN recalled boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE delivery DROP COLUMN recalled');
  }
}
