import type { Socket } from 'node:net';
import { jest } from '@jest/globals';
import type { Client } from 'pg';
import { freshDatabase } from '../../../test/infrastructure.ts';
import { DatabaseSession } from './database-session.ts';

const FIND = '/* prepared */ SELECT name FROM company WHERE owner = $1 AND ref = $2';

describe('A database session', () => {
  let session: Client;
  let drop: () => Promise<void>;
  const now = jest.spyOn(Date, 'now');

  beforeAll(async () => {
    const database = await freshDatabase();
    drop = database.drop;
    session = new DatabaseSession({ connectionString: database.url });
    await session.connect();
    const columns = 'owner text, ref text, name text, UNIQUE (owner, ref)';
    // Who analyses a table has it planned anew as well.
    await session.query(`CREATE TABLE company (${columns}) WITH (autovacuum_enabled = false)`);
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

  describe('that is to begin a transaction', () => {
    const BEGIN = 'START TRANSACTION';
    const STORE = "INSERT INTO company VALUES ('partner', $1, 'Bērziņš') RETURNING ref";
    const stored = async (ref: string) => (await find(ref)).length === 1;
    const sent = () => (session.connection.stream as Socket).bytesWritten;

    beforeAll(async () => {
      await session.query(BEGIN);
      await session.query('COMMIT');
    });

    test('sends word of it together with the statement behind, and both are one transaction', async () => {
      const before = sent();
      await session.query(BEGIN);
      expect(sent()).toBe(before);
      expect(await session.query(STORE, ['rolled back'])).toMatchObject({
        rows: [{ ref: 'rolled back' }],
        rowCount: 1,
      });
      await session.query('ROLLBACK');
      expect(await stored('rolled back')).toBe(false);

      await session.query(BEGIN);
      await session
        .query({ text: `/* prepared */ ${STORE}`, values: ['kept'], rowMode: 'array' })
        .then(({ rows }) => expect(rows).toEqual([['kept']]));
      await session.query('COMMIT');
      expect(await stored('kept')).toBe(true);
    });

    test('takes statements without parameters, and several at once', async () => {
      await session.query(BEGIN);
      await session.query('DELETE FROM company; SELECT 1');
      await session.query('ROLLBACK');
      expect(await stored('1')).toBe(true);
      await session.query(BEGIN);
      await session.query('ROLLBACK');
    });

    test('tells what was wrong with the first statement, and rolls back', async () => {
      await session.query(BEGIN);
      await expect(session.query('SELECT 1 / $1::int', [0])).rejects.toThrow('division by zero');
      await expect(session.query(STORE, ['too late'])).rejects.toThrow('current transaction is aborted');
      await session.query('ROLLBACK');
      expect(await stored('too late')).toBe(false);
    });

    test('does nothing of the first statement if it cannot begin', async () => {
      await session.query('DEALLOCATE begin');
      await session.query(BEGIN);
      await expect(session.query(STORE, ['on its own'])).rejects.toThrow('"begin" does not exist');
      expect(await stored('on its own')).toBe(false);
    });
  });
});
