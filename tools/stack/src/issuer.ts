import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';

/** The `iss` of local tokens. It does not name an address, so that a token outlives a change of port. */
export const LOCAL_ISSUER = 'urn:passung:local-issuer';
export const AUDIENCE = 'passung';

const ALGORITHM = 'ES256';
const LIFETIME = '30 days';
const JWKS_PATH = '/.well-known/jwks.json';

/** The organisations that the ready-made tokens speak for, by role. */
export const ORGANISATIONS = {
  partner: 'hwk-magdeburg-jobs',
  institution: 'daugavpils-vocational-school',
  coordinator: 'city-of-magdeburg',
  admin: 'city-of-magdeburg',
} as const;

/** A role that a token can give. */
export type TokenRole = keyof typeof ORGANISATIONS;

/** Stands in for an OpenID Connect provider on a developer's machine: it has a key and gives a token to anyone. */
export class LocalIssuer {
  private constructor(private readonly key: JWK & { kid: string }) {}

  /** The issuer whose key is in a folder; the key is made if there is none. */
  static async in(folder: string): Promise<LocalIssuer> {
    const file = join(folder, 'issuer-key.json');
    if (!existsSync(file)) {
      const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
      const key = await exportJWK(privateKey);
      const kid = await calculateJwkThumbprint(key);
      writeFileSync(file, JSON.stringify({ ...key, kid, alg: ALGORITHM, use: 'sig' }), { mode: 0o600 });
    }
    return new LocalIssuer(JSON.parse(readFileSync(file, 'utf8')));
  }

  /** An access token, good for 30 days. */
  async token(role: TokenRole, organisation: string = ORGANISATIONS[role]): Promise<string> {
    return new SignJWT({ org: organisation, roles: [role] })
      .setProtectedHeader({ alg: ALGORITHM, kid: this.key.kid })
      .setIssuer(LOCAL_ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(`${role}@${organisation}`)
      .setIssuedAt()
      .setExpirationTime(LIFETIME)
      .sign(await importJWK(this.key, ALGORITHM));
  }

  /** One ready-made token for each role. */
  async tokens(): Promise<Record<TokenRole, string>> {
    const roles = Object.keys(ORGANISATIONS) as TokenRole[];
    const tokens = await Promise.all(roles.map(async (role) => [role, await this.token(role)] as const));
    return Object.fromEntries(tokens) as Record<TokenRole, string>;
  }

  /** Publishes the public half of the key (RFC 7517). */
  async serve(host: string, port: number): Promise<{ jwksUrl: string; stop: () => Promise<void> }> {
    const { d: _secret, ...publicKey } = this.key;
    const server = createServer((request, response) => {
      const found = request.url === JWKS_PATH;
      response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(found ? { keys: [publicKey] } : { error: `Only ${JWKS_PATH} is here.` }));
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
    const stop = async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    return { jwksUrl: `http://${host}:${port}${JWKS_PATH}`, stop };
  }
}
