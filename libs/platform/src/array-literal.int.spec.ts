import fc from 'fast-check';
import pg from 'pg';
import { freshDatabase } from '../../../test/infrastructure.ts';
import { arrayLiteral } from './array-literal.ts';

describe('A list for PostgreSQL', () => {
  let database: pg.Client;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const fresh = await freshDatabase();
    drop = fresh.drop;
    database = new pg.Client({ connectionString: fresh.url });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await drop();
  });

  const read = async (type: string, list: string) =>
    (await database.query(`SELECT $1::${type}[] AS list`, [list])).rows[0].list;

  test('holds the texts that it was made of, whatever signs they have', async () => {
    const sign = fc.oneof(
      fc.constantFrom('\\', '"', '{', '}', ',', ' ', 'n', 'u', '\n', '\t', '\u0001', '\u001f', '\u007f', 'ļ', '🔧'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((text) => text !== '\0'),
    );
    const text = fc.oneof(
      fc.constantFrom(null, '', 'NULL', 'null'),
      fc.array(sign).map((signs) => signs.join('')),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text), async (texts) => {
        expect(await read('text', arrayLiteral(texts))).toEqual(texts);
      }),
      { numRuns: 500 },
    );
  });

  test('holds numbers, moments and JSON', async () => {
    const moment = new Date('2027-03-01T08:00:00.123Z');
    expect(await read('integer', arrayLiteral([1, null, -7]))).toEqual([1, null, -7]);
    expect(await read('timestamptz', arrayLiteral([moment, null]))).toEqual([moment, null]);
    expect(await read('jsonb', arrayLiteral(['{"a": "\\"\\n{}"}']))).toEqual([{ a: '"\n{}' }]);
  });
});
