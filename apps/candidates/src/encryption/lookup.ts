import { createHmac, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MasterKeys, type WrappedKey } from './master-keys.ts';
import { LOOKUP, masterKeysInUse } from './rewrap.ts';
import { KEY_BYTES } from './seal.ts';

/** Finds what is encrypted by a keyed hash, from which nobody without the key can tell what was hashed. */
@Injectable()
export class Lookup implements OnModuleInit {
  private key?: Buffer;

  constructor(
    private readonly dataSource: DataSource,
    private readonly masterKeys: MasterKeys,
  ) {}

  /**
   * Opens the key, which is made once for a database, and checks that every master key in use is there.
   *
   * @throws {SettingsError} if one is not: nothing could be read
   */
  async onModuleInit(): Promise<void> {
    const { manager } = this.dataSource;
    const used = await masterKeysInUse(manager);
    const missing = used.filter((id) => !this.masterKeys.ids.includes(id));
    if (missing.length > 0) throw this.masterKeys.missing(missing);
    const { masterKey, wrapped } = this.masterKeys.wrap(LOOKUP, randomBytes(KEY_BYTES));
    await manager.query('INSERT INTO lookup_key (master_key, wrapped) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      masterKey,
      wrapped,
    ]);
    const [row] = await manager.query<WrappedKey[]>('SELECT master_key AS "masterKey", wrapped FROM lookup_key');
    this.key = this.masterKeys.unwrap(LOOKUP, row as WrappedKey);
  }

  hash(...parts: string[]): Buffer {
    if (this.key === undefined) throw new Error('The lookup key is not open yet.');
    return createHmac('sha256', this.key).update(JSON.stringify(parts)).digest();
  }
}
