import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { EVENT_TOPICS } from '#contracts/topics';
import { createDatabases } from '#stack/databases';
import { AUDIENCE, LOCAL_ISSUER, LocalIssuer } from '#stack/issuer';
import { freePort, LOOPBACK } from '#stack/ports';
import { startService, urlOf } from '#stack/services';
import { createTopics } from '#stack/topics';
import { MIGRATIONS } from '../../../apps/vacancies/src/vacancies.module.ts';
import type { Bench } from '../result.ts';

/** The vacancies service in a process of its own, with its database, its topics and a partner's token. */
export interface RunningService {
  readonly url: string;
  readonly databaseUrl: string;
  readonly token: string;
  /** The most memory its process has had resident, in MiB. */
  peakMib(): number;
  stop(): Promise<void>;
}

/** A database with the tables of the service, and nobody who uses them. */
export async function createSameDatabase({ postgresUrl }: Bench): Promise<string> {
  const url = await createEmptyDatabase(postgresUrl);
  const database = await new DataSource({ type: 'postgres', url, migrations: MIGRATIONS }).initialize();
  await database.runMigrations();
  await database.destroy();
  return url;
}

async function createEmptyDatabase(postgresUrl: string): Promise<string> {
  const name = `bench_${randomBytes(4).toString('hex')}`;
  const databases = await createDatabases(postgresUrl, [{ name, password: randomBytes(8).toString('hex') }]);
  return databases[name] as string;
}

export async function startVacancies({ home, postgresUrl, brokers }: Bench): Promise<RunningService> {
  const databaseUrl = await createEmptyDatabase(postgresUrl);
  await createTopics(brokers, EVENT_TOPICS);
  const issuer = await LocalIssuer.in(home.data);
  const keys = await issuer.serve(LOOPBACK, await freePort());
  const port = await freePort();
  const service = await startService(home, 'vacancies', {
    HOST: LOOPBACK,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    AUTH_JWKS_URL: keys.jwksUrl,
    AUTH_ISSUER: LOCAL_ISSUER,
    AUTH_AUDIENCE: AUDIENCE,
    DATABASE_URL: databaseUrl,
    KAFKA_BROKERS: brokers.join(','),
    WEBHOOK_SECRET: 'only for the benchmark, and no secret',
  });
  return {
    url: urlOf(port),
    databaseUrl,
    token: await issuer.token('partner'),
    peakMib: () => {
      const { pid } = JSON.parse(readFileSync(join(home.pids, 'vacancies'), 'utf8'));
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1_024;
    },
    stop: async () => {
      await service.stop();
      await keys.stop();
    },
  };
}
