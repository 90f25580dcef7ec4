import { type DynamicModule, Logger, Module, type Type } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource, DataSourceOptions, MigrationInterface } from 'typeorm';
import { SESSIONS } from './database-session.ts';
import type { ReadinessCheck } from './health.controller.ts';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.ts';
import { CreateRememberedAnswers1700000000500 } from './idempotency/idempotency.migration.ts';
import { JoiningDataSource } from './idempotency/joining-data-source.ts';
import { RememberedAnswers } from './idempotency/remembered-answers.ts';
import { outliveLostSessions } from './outlive-lost-sessions.ts';

/** Any constant: it keeps two instances that start together from migrating at once. */
const MIGRATION_LOCK = 7_277_463;

@Module({})
class DatabaseModule {}

/**
 * Connects a service to its database and migrates it, one instance at a time; makes its POST requests safe to repeat.
 *
 * @param url `postgres://role:password@host:port/database`
 */
export const databaseModule = (
  url: string,
  entities: Type[],
  migrations: Type<MigrationInterface>[],
): DynamicModule => ({
  module: DatabaseModule,
  imports: [
    TypeOrmModule.forRootAsync({
      useFactory: () => ({
        type: 'postgres',
        url,
        extra: SESSIONS,
        entities,
        migrations: [CreateRememberedAnswers1700000000500, ...migrations],
        retryAttempts: 10,
        retryDelay: 1_000,
      }),
      dataSourceFactory: async (options) =>
        migrate(await new JoiningDataSource(options as DataSourceOptions).initialize()),
    }),
  ],
  providers: [RememberedAnswers, { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor }],
});

/** Brings the database up to date, waiting while another instance does so; lost sessions do the process no harm. */
export async function migrate(dataSource: DataSource): Promise<DataSource> {
  outliveLostSessions(dataSource);
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations({ transaction: 'all' });
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
  }
  return dataSource;
}

/** A service cannot serve without its database. */
export const databaseIsUp = (dataSource: DataSource): ReadinessCheck => ({
  name: 'database',
  required: true,
  isUp: () =>
    dataSource.query('SELECT 1').then(
      () => true,
      (error: Error) => {
        new Logger('Health').warn(`The database does not answer: ${error.message}`);
        return false;
      },
    ),
});
