import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { EVENTING_ENTITIES, EVENTING_MIGRATIONS } from '#eventing/eventing-tables.migration';
import { createDatabases } from '#stack/databases';
import type { Handled } from './contender.ts';

/** Creates a database with the tables of a service, and one table that keeps what was handled; gives its URL. */
export async function createDatabase(postgresUrl: string): Promise<string> {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const urls = await createDatabases(postgresUrl, [{ name, password: randomBytes(8).toString('hex') }]);
  const url = urls[name] as string;
  const dataSource = await openDatabase(url);
  await dataSource.runMigrations();
  await dataSource.query('CREATE TABLE effect (key text NOT NULL, version integer NOT NULL, title text NOT NULL)');
  await dataSource.destroy();
  return url;
}

export const openDatabase = (url: string): Promise<DataSource> =>
  new DataSource({
    type: 'postgres',
    url,
    entities: EVENTING_ENTITIES,
    migrations: EVENTING_MIGRATIONS,
  }).initialize();

/** Takes everything out of the table. */
export async function takeEffects(dataSource: DataSource): Promise<Handled[]> {
  const effects = await dataSource.query('SELECT key, version, title FROM effect');
  await dataSource.query('TRUNCATE effect');
  return effects;
}
