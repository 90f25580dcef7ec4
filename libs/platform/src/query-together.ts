import type { EntityManager } from 'typeorm';
import { rawQuery } from './raw-query.ts';

export type Statement = [text: string, parameters: unknown[]];

/**
 * Sends statements of a transaction without waiting for the answers between them. The database works on one after the
 * other, in this order: each sees what those before it did, and what others committed while those before it waited.
 *
 * @returns the rows of each
 * @throws {QueryFailedError} of the first that fails; those behind it are not done
 */
export async function queryTogether<Row>(manager: EntityManager, ...statements: Statement[]): Promise<Row[][]> {
  const session = await manager.queryRunner?.connect();
  if (session === undefined) throw new Error('Only statements of a transaction can be sent together.');
  return Promise.all(statements.map(async ([text, values]) => (await rawQuery(session, { text, values })).rows));
}
