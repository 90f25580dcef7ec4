import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SettingsError } from '#platform/settings';
import { KEY_BYTES, seal, unseal } from './seal.ts';

/** A key of a person, encrypted with a master key. */
export interface WrappedKey {
  /** The id of the master key that opens it. */
  readonly masterKey: string;
  readonly wrapped: Buffer;
}

/** Where the master keys come from: one of the two. */
export interface MasterKeySource {
  readonly MASTER_KEYS?: string;
  readonly MASTER_KEYS_FILE?: string;
}

/** A new master key, as it stands in a key file or in `MASTER_KEYS`. */
export const newMasterKey = () => randomBytes(KEY_BYTES).toString('base64');

const WRITTEN_KEY = /^[A-Za-z0-9+/]{43}=$/;

/**
 * The keys that keys of persons are encrypted with. The first encrypts; the others only open what was encrypted before
 * them, until it is encrypted anew (see docs/operations.md).
 */
export class MasterKeys {
  private keys: Map<string, Buffer>;

  /** @throws {SettingsError} if there is no key, or one that is none */
  constructor(private readonly source: MasterKeySource) {
    this.keys = readKeys(source);
  }

  /** Ids, the one that encrypts first. An id is a fingerprint: it says nothing about its key. */
  get ids(): string[] {
    return [...this.keys.keys()];
  }

  /** Reads the source again. */
  reload(): void {
    this.keys = readKeys(this.source);
  }

  /** Encrypts a key. The source is read again, so that a new master key counts from the moment it is there. */
  wrap(owner: string, key: Buffer): WrappedKey {
    this.reload();
    const [first] = this.keys;
    const [masterKey, secret] = first as [string, Buffer];
    return { masterKey, wrapped: seal(secret, `key/${owner}`, key) };
  }

  /**
   * Decrypts a key.
   *
   * @throws {SettingsError} if its master key is not there
   * @throws {BrokenSeal} if it is not this owner's, or was changed
   */
  unwrap(owner: string, { masterKey, wrapped }: WrappedKey): Buffer {
    if (!this.keys.has(masterKey)) this.reload();
    const secret = this.keys.get(masterKey);
    if (secret === undefined) throw this.missing([masterKey]);
    return unseal(secret, `key/${owner}`, wrapped);
  }

  /** Says that what is stored needs other keys than those there are. */
  missing(ids: readonly string[]): SettingsError {
    return new SettingsError(
      `What is stored is encrypted with the master key ${ids.join(', ')}, but ${nameOf(this.source)} holds ${this.ids.join(', ')}. ` +
        'Put the missing key back, behind the one that is to encrypt; without it what it encrypted cannot be read.',
    );
  }
}

const nameOf = ({ MASTER_KEYS_FILE }: MasterKeySource) =>
  MASTER_KEYS_FILE === undefined ? 'MASTER_KEYS' : `MASTER_KEYS_FILE (${MASTER_KEYS_FILE})`;

function readKeys(source: MasterKeySource): Map<string, Buffer> {
  const written = read(source)
    .split(/[\s,]+/)
    .filter((part) => part !== '');
  if (written.length === 0) throw new SettingsError(`${nameOf(source)} holds no master key. ${HOW_TO_GET_ONE}`);
  const wrong = written.findIndex((key) => !WRITTEN_KEY.test(key));
  if (wrong >= 0) {
    throw new SettingsError(
      `${nameOf(source)}: key ${wrong + 1} of ${written.length} is not ${KEY_BYTES} bytes in base64. ${HOW_TO_GET_ONE}`,
    );
  }
  const keys = written.map((key) => Buffer.from(key, 'base64'));
  return new Map(keys.map((key) => [fingerprintOf(key), key]));
}

const HOW_TO_GET_ONE = '"npm run master-key -- new" prints one.';

function read({ MASTER_KEYS, MASTER_KEYS_FILE }: MasterKeySource): string {
  if (MASTER_KEYS_FILE === undefined) return MASTER_KEYS ?? '';
  try {
    return readFileSync(MASTER_KEYS_FILE, 'utf8');
  } catch (error) {
    throw new SettingsError(`MASTER_KEYS_FILE cannot be read: ${(error as Error).message}. ${HOW_TO_GET_ONE}`);
  }
}

const fingerprintOf = (key: Buffer) => createHash('sha256').update(key).digest('hex').slice(0, 12);
