import { jest } from '@jest/globals';
import type { Client } from 'pg';
import { freshDatabase } from '../../../test/infrastructure.ts';
import { PreparingClient } from './preparing-client.ts';

const FIND = '/* prepared */ SELECT name FROM company WHERE owner = $1 AND ref = $2';

describe('A database session', () => {
  let session: Client;
  let drop: () => Promise<void>;
  const now = jest.spyOn(Date, 'now');

  beforeAll(async () => {
    const database = await freshDatabase();
    drop = database.drop;
    session = new PreparingClient({ connectionString: database.url });
    await session.connect();
    await session.query('CREATE TABLE company (owner text, ref text, name text, UNIQUE (owner, ref))');
    await session.query("INSERT INTO company VALUES ('partner', '1', 'Müller')");
    await session.query('ANALYZE company');
  });
  afterAll(async () => {
    now.mockRestore();
    await session.end();
    await drop();
  });

  const prepared = async () =>
    (await session.query<{ name: string; statement: string }>('SELECT name, statement FROM pg_prepared_statements'))
      .rows;
  const find = async (ref: string) => (await session.query<{ name: string }>(FIND, ['partner', ref])).rows;
  async function plan(): Promise<string> {
    const name = (await prepared()).find(({ statement }) => statement === FIND)?.name;
    const { rows } = await session.query(`EXPLAIN EXECUTE ${name}('partner', '7')`);
    return JSON.stringify(rows);
  }

  test('prepares the statements that ask for it, once', async () => {
    await session.query('SELECT $1::int', [1]);
    expect(await prepared()).toEqual([]);
    expect(await find('1')).toEqual([{ name: 'Müller' }]);
    expect(await find('2')).toEqual([]);
    expect(await prepared()).toEqual([{ name: expect.any(String), statement: FIND }]);
  });

  test('plans anew as a table grows', async () => {
    now.mockReturnValue(Date.now());
    // After some with plans of their own, PostgreSQL keeps one.
    for (let time = 0; time < 10; time += 1) await find('1');
    expect(await plan()).toContain('Seq Scan');
    await session.query(`INSERT INTO company SELECT 'partner', i::text, 'x' FROM generate_series(2, 20000) i`);
    await find('1');
    expect(await plan()).toContain('Seq Scan');
    now.mockReturnValue(Date.now() + 2_001);
    await find('1');
    expect(await plan()).toContain('Index Scan');
  });

  test('tells whoever asks what was wrong with a prepared statement, and goes on', async () => {
    await expect(session.query('/* prepared */ SELECT $1::int', ['x'])).rejects.toThrow('invalid input syntax');
    await session.query('BEGIN');
    await expect(session.query('/* prepared */ SELECT 1 / $1::int', [0])).rejects.toThrow('division by zero');
    now.mockReturnValue(Date.now() + 2_001);
    await expect(find('1')).rejects.toThrow('current transaction is aborted');
    await session.query('ROLLBACK');
    expect(await find('1')).toEqual([{ name: 'Müller' }]);
  });
});
