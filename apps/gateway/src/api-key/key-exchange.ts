import { Inject, Injectable, Logger } from '@nestjs/common';
import { SignJWT } from 'jose';
import { DataSource } from 'typeorm';
import { API_KEY_ISSUER } from '#platform/access/token-verifier';
import { Problem } from '#platform/problem';
import { ServiceSettings } from '#platform/settings';
import { hashOf, isWellFormed } from './key-text.ts';
import { SigningKeys } from './signing-keys.ts';

/** How soon a revocation counts, at the latest. */
const READ_AGAIN_AFTER_MS = 2_000;
const TOKEN_LIFETIME_S = 60;
const REMEMBERED_KEYS = 10_000;

/** An API key that counts. */
export interface KnownKey {
  readonly id: string;
  /** `null`: as everybody. */
  readonly requestsPerMinute: number | null;
  /** A token that says the same, for the services. */
  readonly token: string;
}

interface Grant {
  readonly id: string;
  readonly organisation: string;
  readonly role: string;
  readonly scopes: string[];
  readonly requestsPerMinute: number | null;
}

interface Remembered {
  readonly grant: Promise<Grant | undefined>;
  readonly readAt: number;
}

/** Exchanges API keys for tokens of a minute, so that services check signatures and nobody but the gateway knows keys. */
@Injectable()
export class KeyExchange {
  private readonly logger = new Logger(KeyExchange.name);
  private readonly grants = new Map<string, Remembered>();
  private readonly tokens = new Map<string, { token: string; until: number }>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly signingKeys: SigningKeys,
    @Inject(ServiceSettings) private readonly settings: ServiceSettings,
  ) {}

  /** @throws {Problem} `unauthenticated` if the key does not count; `unavailable` if that cannot be told */
  async exchange(text: string): Promise<KnownKey> {
    if (!isWellFormed(text)) {
      throw new Problem('unauthenticated', 'The API key has a slip in it, or is not whole; copy it again.');
    }
    const grant = await this.grantOf(hashOf(text));
    if (grant === undefined) {
      throw new Problem('unauthenticated', 'The API key is unknown, expired, revoked, or replaced by a newer one.');
    }
    return { id: grant.id, requestsPerMinute: grant.requestsPerMinute, token: await this.tokenFor(grant) };
  }

  private async grantOf(hash: Buffer): Promise<Grant | undefined> {
    const name = hash.toString('base64');
    let known = this.grants.get(name);
    if (known === undefined || Date.now() - known.readAt > READ_AGAIN_AFTER_MS) {
      known = { grant: this.read(hash), readAt: Date.now() };
      keep(this.grants, name, known);
    }
    try {
      return await known.grant;
    } catch (error) {
      this.grants.delete(name);
      this.logger.warn(`API keys cannot be read: ${(error as Error).message}`);
      throw new Problem('unavailable', 'API keys cannot be checked now; try again.');
    }
  }

  private async read(hash: Buffer): Promise<Grant | undefined> {
    const [grant] = await this.dataSource.query<Grant[]>(
      `SELECT key.id, key.organisation, key.role, key.scopes, key.requests_per_minute AS "requestsPerMinute"
       FROM api_key_secret secret JOIN api_key key ON key.id = secret.api_key_id
       WHERE secret.hash = $1 AND key.revoked_at IS NULL AND key.expires_at > now()
         AND (secret.ends_at IS NULL OR secret.ends_at > now())`,
      [hash],
    );
    if (grant !== undefined) {
      await this.dataSource.query(
        `UPDATE api_key_secret SET last_used_at = now()
         WHERE hash = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`,
        [hash],
      );
    }
    return grant;
  }

  private async tokenFor({ id, organisation, role, scopes }: Grant): Promise<string> {
    const known = this.tokens.get(id);
    if (known !== undefined && known.until > Date.now()) return known.token;
    const { kid, algorithm, privateKey } = await this.signingKeys.current();
    const token = await new SignJWT({ org: organisation, roles: [role], scope: scopes.join(' ') })
      .setProtectedHeader({ alg: algorithm, kid })
      .setIssuer(API_KEY_ISSUER)
      .setAudience(this.settings.AUTH_AUDIENCE)
      .setSubject(`api-key:${id}`)
      .setIssuedAt()
      .setExpirationTime(`${TOKEN_LIFETIME_S}s`)
      .sign(privateKey);
    keep(this.tokens, id, { token, until: Date.now() + (TOKEN_LIFETIME_S * 1_000) / 2 });
    return token;
  }
}

/** Puts in what is newest and drops what is oldest, so that nobody fills the memory with keys that do not exist. */
function keep<Value>(map: Map<string, Value>, name: string, value: Value): void {
  map.delete(name);
  map.set(name, value);
  const [oldest] = map.keys();
  if (map.size > REMEMBERED_KEYS && oldest !== undefined) map.delete(oldest);
}
