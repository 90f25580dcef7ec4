import type { Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { Client } from 'pg';
import { DataSource, QueryFailedError } from 'typeorm';
import { freshDatabase } from '../../../test/infrastructure.ts';
import { SESSIONS } from './database-session.ts';
import { queryTogether, type Statement } from './query-together.ts';

const LOCK: Statement = ['SELECT pg_advisory_xact_lock($1)', [7]];
const READ: Statement = ['SELECT name FROM company WHERE ref = $1', ['1']];

describe('Statements sent together', () => {
  let dataSource: DataSource;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await freshDatabase();
    drop = database.drop;
    dataSource = await new DataSource({
      type: 'postgres',
      url: database.url,
      extra: SESSIONS,
    }).initialize();
    await dataSource.query('CREATE TABLE company (ref text, name text)');
  });
  beforeEach(() => dataSource.query("TRUNCATE company; INSERT INTO company VALUES ('1', 'Müller')"));
  afterAll(async () => {
    await dataSource.destroy();
    await drop();
  });

  test('are answered in their order', async () => {
    const rename: Statement = ['UPDATE company SET name = $1 RETURNING name', ['Bērziņš']];
    const answers = await dataSource.transaction((manager) => queryTogether(manager, READ, rename, READ));
    expect(answers).toEqual([[{ name: 'Müller' }], [{ name: 'Bērziņš' }], [{ name: 'Bērziņš' }]]);
  });

  test('have gone before one of them is answered, and see what others committed while one before waited', async () => {
    const other = dataSource.createQueryRunner();
    await other.query('BEGIN');
    await other.query(...LOCK);
    const long: Statement = ['SELECT length($1)', ['x'.repeat(10_000)]];
    const runner = dataSource.createQueryRunner();
    const { connection }: Client = await runner.connect();
    await runner.startTransaction();
    const answers = queryTogether(runner.manager, LOCK, READ, long);
    while ((await other.query('SELECT FROM pg_locks WHERE NOT granted')).length === 0) await turn();
    expect((connection.stream as Socket).bytesWritten).toBeGreaterThan(10_000);
    await other.query("UPDATE company SET name = 'Bērziņš'");
    await other.query('COMMIT');
    await other.release();
    expect((await answers)[1]).toEqual([{ name: 'Bērziņš' }]);
    await runner.commitTransaction();
    await runner.release();
  });

  test('are not done if one before fails, of which its sender is told as TypeORM would', async () => {
    const rename: Statement = ['UPDATE company SET name = $1', ['too late']];
    const undone = dataSource.transaction((manager) => queryTogether(manager, ['SELECT 1 / $1::int', [0]], rename));
    await expect(undone).rejects.toBeInstanceOf(QueryFailedError);
    await expect(undone).rejects.toMatchObject({ code: '22012', parameters: [0] });
    expect(await dataSource.query(...READ)).toEqual([{ name: 'Müller' }]);
  });

  test('belong to a transaction', async () => {
    await expect(queryTogether(dataSource.manager, READ)).rejects.toThrow('Only statements of a transaction');
  });
});
