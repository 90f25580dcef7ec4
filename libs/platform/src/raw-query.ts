import type { ClientBase, Pool, QueryConfig, QueryResult } from 'pg';
import { QueryFailedError } from 'typeorm';

/**
 * Sends a statement at once, past TypeORM's runner of queries, whose work is too much for what every request sends.
 *
 * @throws {QueryFailedError} as TypeORM does
 */
export async function rawQuery(session: ClientBase | Pool, query: QueryConfig): Promise<QueryResult> {
  try {
    return await session.query(query);
  } catch (error) {
    throw new QueryFailedError(query.text, query.values, error as Error);
  }
}
