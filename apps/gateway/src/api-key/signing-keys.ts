import { Injectable } from '@nestjs/common';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { DataSource } from 'typeorm';

const ALGORITHM = 'ES256';

/** Any constant: two gateways that start together make one key. */
const MAKING_LOCK = 7_277_464;

/** Whoever checks tokens reads the published keys anew every ten minutes; until then a new key is not used. */
const SIGNS_AFTER_MINUTES = 15;
const SIGNS_FOR_DAYS = 30;
const PUBLISHED_FOR_DAYS = 31;
const READ_AGAIN_AFTER_MS = 60_000;

type SigningKey = JWK & { kid: string };

/** The keys that sign what API keys are exchanged for; each signs for a month, and all gateways share them. */
@Injectable()
export class SigningKeys {
  private keys: Promise<readonly SigningKey[]> | undefined;
  private readAt = 0;

  constructor(private readonly dataSource: DataSource) {}

  /** The key to sign with now. */
  async current() {
    const [key] = await this.read();
    if (key === undefined) throw new Error('There is no signing key.');
    return { kid: key.kid, algorithm: ALGORITHM, privateKey: await importJWK(key, ALGORITHM) };
  }

  /** The public halves (RFC 7517). */
  async published(): Promise<{ keys: JWK[] }> {
    return { keys: (await this.read()).map(({ d: _secret, ...key }) => key) };
  }

  private read(): Promise<readonly SigningKey[]> {
    if (this.keys === undefined || Date.now() - this.readAt > READ_AGAIN_AFTER_MS) {
      this.readAt = Date.now();
      this.keys = this.readOrMake();
      this.keys.catch(() => {
        this.keys = undefined;
      });
    }
    return this.keys;
  }

  /** The one to sign with comes first: the newest that everybody knows by now. */
  private async readOrMake(): Promise<readonly SigningKey[]> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1)', [MAKING_LOCK]);
      const [{ fresh }] = await manager.query<[{ fresh: boolean }]>(
        'SELECT EXISTS (SELECT FROM signing_key WHERE created_at > now() - make_interval(days => $1)) AS fresh',
        [SIGNS_FOR_DAYS],
      );
      if (!fresh) {
        const key = await newKey();
        await manager.query('INSERT INTO signing_key (kid, jwk) VALUES ($1, $2)', [key.kid, key]);
      }
      await manager.query('DELETE FROM signing_key WHERE created_at < now() - make_interval(days => $1)', [
        PUBLISHED_FOR_DAYS,
      ]);
      const rows = await manager.query<{ jwk: SigningKey }[]>(
        `SELECT jwk FROM signing_key
         ORDER BY created_at > now() - make_interval(mins => $1), created_at DESC`,
        [SIGNS_AFTER_MINUTES],
      );
      return rows.map(({ jwk }) => jwk);
    });
  }
}

async function newKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const key = await exportJWK(privateKey);
  return { ...key, kid: await calculateJwkThumbprint(key), alg: ALGORITHM, use: 'sig' };
}
