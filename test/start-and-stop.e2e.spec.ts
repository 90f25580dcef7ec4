import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import pg from 'pg';
import { eventually } from './eventually.ts';

jest.setTimeout(120_000);

const PARTS = ['inbox', 'kafka', 'postgres'];
const SERVICES = ['gateway', 'vacancies', 'candidates', 'matching', 'notifications'];

describe('Starting and stopping the system', () => {
  let home: string;
  const started: ChildProcess[] = [];

  beforeAll(() => {
    home = mkdtempSync(join(process.cwd(), '.passung', 'test-start-'));
  });
  afterAll(() => {
    for (const each of started) each.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  });

  const run = () => JSON.parse(readFileSync(join(home, 'run.json'), 'utf8'));
  const noted = () => readdirSync(join(home, 'pids')).sort();
  const processIds = () =>
    noted().map((name) => JSON.parse(readFileSync(join(home, 'pids', name), 'utf8')).pid as number);
  const untilAllGone = (pids: number[]) =>
    eventually('the end of all parts', () => (pids.some(isAlive) ? undefined : true), 60_000);

  /** Starts it without the services: they are parts like any other, and the system under test runs beside. */
  async function start(...options: string[]): Promise<ChildProcess> {
    const without = SERVICES.flatMap((name) => ['--without', name]);
    const args = [
      'dist/tools/stack/src/start.js',
      '--home',
      home,
      '--any-ports',
      '--no-sample',
      ...without,
      ...options,
    ];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    started.push(child);
    await eventually('run.json', () => (existsSync(join(home, 'run.json')) ? true : undefined), 60_000);
    return child;
  }

  async function stop(child: ChildProcess): Promise<void> {
    const pids = processIds();
    child.kill('SIGTERM');
    await untilAllGone(pids);
    await eventually('the exit code', () => child.exitCode ?? undefined);
  }

  async function sql(text: string) {
    const client = new pg.Client(run().databases.vacancies);
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  }

  test('SIGTERM stops every part', async () => {
    const child = await start();
    await sql('CREATE TABLE note AS SELECT 1 AS remembered');
    expect(noted()).toEqual(PARTS);
    await stop(child);
    expect(child.exitCode).toBe(0);
    expect(existsSync(join(home, 'run.json'))).toBe(false);
  });

  test('the next start finds the data, and kill -9 leaves nothing running either', async () => {
    const child = await start();
    expect(await sql('SELECT remembered FROM note')).toEqual([{ remembered: 1 }]);
    const pids = processIds();
    child.kill('SIGKILL');
    await untilAllGone(pids);
    rmSync(join(home, 'run.json'));
  });

  test('the next start ends what is left when even the guards are killed', async () => {
    const child = await start();
    const pids = processIds();
    const guards = execFileSync('pgrep', ['-f', `guard.js ${home}`], { encoding: 'utf8' })
      .trim()
      .split('\n');
    // Guards that outlive the child, if only for a moment, end their parts.
    for (const pid of [...guards.map(Number), child.pid]) process.kill(pid ?? 0, 'SIGKILL');
    expect(pids.every(isAlive)).toBe(true);
    rmSync(join(home, 'run.json'));

    const next = await start();
    expect(pids.some(isAlive)).toBe(false);
    expect(await sql('SELECT remembered FROM note')).toEqual([{ remembered: 1 }]);
    await stop(next);
  });

  test('a service role reaches its own database only', async () => {
    const child = await start();
    const foreign = new URL(run().databases.vacancies);
    foreign.pathname = '/passung_candidates';
    await expect(new pg.Client(foreign.href).connect()).rejects.toThrow('permission denied');
    await stop(child);
  });

  test('--fresh forgets the data', async () => {
    const child = await start('--fresh');
    await expect(sql('SELECT FROM note')).rejects.toThrow('does not exist');
    await stop(child);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
