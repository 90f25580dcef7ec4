import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { CandidateColumns } from '#ranking/candidate-columns';
import type { VacancyFacts } from '#scoring/assessment';
import type { Peer, PeerAnswer } from './peer.ts';
import { rowsOf } from './peer-rows.ts';
import { TABLES, top25 } from './top-25-sql.ts';

/** DuckDB in this process, on one thread: a database of columns, too, and vectors instead of rows. */
export class InDuckDb implements Peer {
  readonly name = 'duckdb';

  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  static async filledWith(fields: Iterable<CandidateColumns>): Promise<InDuckDb> {
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    for (const [table, columns] of Object.entries(TABLES)) {
      await connection.run(`CREATE TABLE ${table} (${columns.replace('id uuid', 'id text')})`);
    }
    const appenders = new Map(
      await Promise.all(
        Object.keys(TABLES).map(async (table) => [table, await connection.createAppender(table)] as const),
      ),
    );
    for (const columns of fields) {
      for (const [table, row] of rowsOf(columns)) {
        const appender = appenders.get(table)!;
        row.forEach((value, at) => {
          if (value === null) appender.appendNull();
          else if (typeof value === 'string') appender.appendVarchar(value);
          else if (table === 'offer' && at === 3) appender.appendDouble(value);
          else appender.appendInteger(value);
        });
        appender.endRow();
      }
    }
    for (const appender of appenders.values()) appender.closeSync();
    return new InDuckDb(instance, connection);
  }

  async best(vacancy: VacancyFacts, columns: CandidateColumns): Promise<PeerAnswer[]> {
    const reader = await this.connection.runAndReadAll(top25(vacancy, columns));
    return reader.getRowObjects() as unknown as PeerAnswer[];
  }

  async stop(): Promise<void> {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}
