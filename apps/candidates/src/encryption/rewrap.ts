import type { DataSource, EntityManager } from 'typeorm';
import type { MasterKeys, WrappedKey } from './master-keys.ts';

/** Whose key the lookup key is when it is wrapped; those of persons are UUIDs. */
export const LOOKUP = 'lookup';

const AT_ONCE = 500;

/** Ids of the master keys without which something could not be read. */
export async function masterKeysInUse(manager: EntityManager): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    'SELECT master_key AS id FROM person_key UNION SELECT master_key FROM lookup_key ORDER BY id',
  );
  return rows.map(({ id }) => id);
}

/**
 * Encrypts anew, with the first of the master keys, every key that another has encrypted. It can be interrupted and
 * run again, and runs beside the service.
 *
 * @returns how many keys
 */
export async function rewrapKeys(dataSource: DataSource, masterKeys: MasterKeys): Promise<number> {
  let done = 0;
  for (;;) {
    const count = await dataSource.transaction(async (manager) => {
      const [current] = masterKeys.ids;
      const rows: (WrappedKey & { owner: string })[] = await manager.query(
        `SELECT candidate_id::text AS owner, master_key AS "masterKey", wrapped FROM person_key
         WHERE master_key <> $1 LIMIT ${AT_ONCE} FOR UPDATE SKIP LOCKED`,
        [current],
      );
      for (const row of rows) {
        const { masterKey, wrapped } = masterKeys.wrap(row.owner, masterKeys.unwrap(row.owner, row));
        await manager.query('UPDATE person_key SET master_key = $2, wrapped = $3 WHERE candidate_id = $1', [
          row.owner,
          masterKey,
          wrapped,
        ]);
      }
      return rows.length;
    });
    if (count === 0) break;
    done += count;
  }
  return done + (await rewrapLookupKey(dataSource, masterKeys));
}

async function rewrapLookupKey(dataSource: DataSource, masterKeys: MasterKeys): Promise<number> {
  return dataSource.transaction(async (manager) => {
    const rows: WrappedKey[] = await manager.query(
      'SELECT master_key AS "masterKey", wrapped FROM lookup_key WHERE master_key <> $1 FOR UPDATE',
      [masterKeys.ids[0]],
    );
    for (const row of rows) {
      const { masterKey, wrapped } = masterKeys.wrap(LOOKUP, masterKeys.unwrap(LOOKUP, row));
      await manager.query('UPDATE lookup_key SET master_key = $1, wrapped = $2', [masterKey, wrapped]);
    }
    return rows.length;
  });
}
