import type { EntityManager } from 'typeorm';

/** Any constant: tells these locks from others of the database. */
const FIELD_LOCKS = 7_277_465;

/**
 * Holds occupational fields until the transaction ends. A vacancy and a candidate of one field that change at the same
 * moment, on whichever instances, are so matched one after the other and cannot miss each other.
 *
 * @param fields ISCO-08 sub-major groups; taken in ascending order, so that two who need the same do not block for ever
 */
export async function lockFields(manager: EntityManager, fields: string[]): Promise<void> {
  for (const field of [...new Set(fields)].sort()) {
    await manager.query('SELECT pg_advisory_xact_lock($1, $2)', [FIELD_LOCKS, Number(field)]);
  }
}
