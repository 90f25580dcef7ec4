import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { type MasterKeys, newMasterKey } from './master-keys.ts';
import { masterKeysInUse, rewrapKeys } from './rewrap.ts';

/**
 * Encrypts every key with the first master key. With a key file a new master key is put first before; who has the keys in
 * the environment has done so. Services that run go on meanwhile: they read the file anew where they meet a new key.
 *
 * @returns what was done and what is next, for a person to read
 */
export async function rotate(dataSource: DataSource, keys: MasterKeys, file?: string): Promise<string> {
  if (file !== undefined) {
    const before = readFileSync(file, 'utf8');
    replace(file, `${newMasterKey()}\n${before}`);
    keys.reload();
  }
  const count = await rewrapKeys(dataSource, keys);
  const next =
    file === undefined
      ? 'When every instance has been started with this key first, run it once more; then remove the older keys from MASTER_KEYS.'
      : 'Keep a copy of the file. "npm run master-key -- retire" removes the keys that nothing needs any more.';
  return `${count} keys are encrypted with the master key ${keys.ids[0]} now. ${next}`;
}

/**
 * Removes from a key file all keys but the first, once nothing is encrypted with them. Backups that are older than the
 * rotation cannot be read without them: that is how an erased person's key in a backup is destroyed, too.
 *
 * @returns what was done, for a person to read
 */
export async function retire(dataSource: DataSource, keys: MasterKeys, file?: string): Promise<string> {
  if (file === undefined) return 'The keys are in MASTER_KEYS, not in a file: remove the older ones there.';
  await rewrapKeys(dataSource, keys);
  const [current, ...older] = keys.ids;
  const used = await masterKeysInUse(dataSource.manager);
  const needed = older.filter((id) => used.includes(id));
  if (needed.length > 0) {
    return `Nothing was removed: ${needed.join(', ')} is still used. Is an instance running without the newest key?`;
  }
  const [first] = readFileSync(file, 'utf8')
    .trim()
    .split(/[\s,]+/);
  replace(file, `${first}\n`);
  return older.length === 0
    ? `There is one key, ${current}; nothing to remove.`
    : `Removed ${older.join(', ')}; ${current} is left.`;
}

/** At once, so that a service never reads half a file. */
function replace(file: string, content: string): void {
  const { mode } = statSync(file);
  const draft = `${file}.new`;
  writeFileSync(draft, content, { mode });
  renameSync(draft, file);
}
