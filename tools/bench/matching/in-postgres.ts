import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { CandidateColumns } from '#ranking/candidate-columns';
import type { VacancyFacts } from '#scoring/assessment';
import type { Peer, PeerAnswer } from './peer.ts';
import { rowsOf } from './peer-rows.ts';
import { TABLES, top25 } from './top-25-sql.ts';

const ROWS_AT_ONCE = 50_000;

/** PostgreSQL on one core, with covering indexes, statistics, and memory enough to sort and hash without a disk. */
export class InPostgres implements Peer {
  readonly name = 'postgres';

  private constructor(
    private readonly client: pg.Client,
    private readonly drop: () => Promise<void>,
  ) {}

  static async filledWith(adminUrl: string, fields: Iterable<CandidateColumns>): Promise<InPostgres> {
    const name = `bench_${randomBytes(4).toString('hex')}`;
    const admin = new pg.Client(adminUrl);
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    const client = new pg.Client(url.href);
    await client.connect();
    for (const setting of ['max_parallel_workers_per_gather = 0', "work_mem = '512MB'", 'jit = off']) {
      await client.query(`SET ${setting}`);
    }
    for (const [table, columns] of Object.entries(TABLES))
      await client.query(`CREATE UNLOGGED TABLE ${table} (${columns})`);
    await fill(client, fields);
    await client.query('CREATE INDEX ON candidate (field, trade) INCLUDE (id, recognition, language, availability)');
    await client.query('CREATE INDEX ON offer (field, occupation) INCLUDE (part, years)');
    await client.query('CREATE INDEX ON qualification (field, occupation) INCLUDE (part, state, expected)');
    await client.query('CREATE INDEX ON skill (field, part, language) INCLUDE (level, course, ends)');
    await client.query('CREATE INDEX ON language_part (field) INCLUDE (part)');
    await client.query('CREATE INDEX ON availability_part (field) INCLUDE (part, available_from, bits)');
    await client.query('CREATE INDEX ON region (field, part, region)');
    await client.query('VACUUM ANALYZE');
    return new InPostgres(client, async () => {
      await client.end();
      await admin.query(`DROP DATABASE ${name}`);
      await admin.end();
    });
  }

  async best(vacancy: VacancyFacts, columns: CandidateColumns): Promise<PeerAnswer[]> {
    return (await this.client.query<PeerAnswer>(top25(vacancy, columns))).rows;
  }

  stop(): Promise<void> {
    return this.drop();
  }
}

async function fill(client: pg.Client, fields: Iterable<CandidateColumns>): Promise<void> {
  const waiting = new Map<string, unknown[][]>();
  const flush = async (table: string, rows: unknown[][]) => {
    const types = Object.values(TABLES)
      [Object.keys(TABLES).indexOf(table)]!.split(', ')
      .map((column) => column.split(' ')[1]);
    const lists = types.map((type, at) => `$${at + 1}::${type}[]`).join(', ');
    await client.query(
      `INSERT INTO ${table} SELECT * FROM unnest(${lists})`,
      types.map((_, at) => rows.map((row) => row[at])),
    );
    waiting.set(table, []);
  };
  for (const columns of fields) {
    for (const [table, row] of rowsOf(columns)) {
      const rows = waiting.get(table) ?? [];
      waiting.set(table, rows);
      if (rows.push(row) >= ROWS_AT_ONCE) await flush(table, rows);
    }
  }
  for (const [table, rows] of waiting) if (rows.length > 0) await flush(table, rows);
}
