import { type Connection, Query, type QueryConfig, type QueryResult } from 'pg';

/** How TypeORM begins a transaction, as a prepared statement. */
export const BEGIN = { name: 'begin', text: 'START TRANSACTION' } as const satisfies QueryConfig;

/** What `pg` asks of a statement, more of which its types do not tell. */
interface Statement {
  submit(connection: Connection): Error | null;
  handleCommandComplete(message: unknown, connection: Connection): void;
}
const Statement = Query as unknown as new (
  query: QueryConfig,
  answered: (error: Error | undefined, result: QueryResult) => void,
) => Statement;

/**
 * A statement with parameters that begins a transaction on its way: if that fails, PostgreSQL skips the statement, since
 * both end with the same Sync (Frontend/Backend Protocol, "Pipelining"). The session has to know {@link BEGIN} already.
 */
export class FirstOfTransaction extends Statement {
  private begun = false;

  override submit(connection: Connection): Error | null {
    connection.stream.cork();
    try {
      connection.bind({ statement: BEGIN.name }, true);
      connection.execute({}, true);
      return super.submit(connection);
    } finally {
      connection.stream.uncork();
    }
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    if (this.begun) super.handleCommandComplete(message, connection);
    this.begun = true;
  }
}
