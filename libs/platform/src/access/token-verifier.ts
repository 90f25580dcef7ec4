import { Inject, Injectable } from '@nestjs/common';
import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { type Caller, ROLES, type Role } from '../caller.ts';
import { Problem } from '../problem.ts';
import { ServiceSettings } from '../settings.ts';
import { scopesIn } from './scope.ts';

/** The `iss` of tokens that the gateway makes of API keys. */
export const API_KEY_ISSUER = 'urn:passung:api-keys';

/** The roles an API key can have; a token of the gateway that claims another gives none. */
export const API_KEY_ROLES = ['partner', 'institution'] as const satisfies readonly Role[];

/** A verified token is taken as such this long, at most until it expires; a withdrawn signing key counts from then on. */
const TRUSTED_FOR_S = 300;
const REMEMBERED_TOKENS = 5_000;

interface Issuer {
  readonly keys: ReturnType<typeof createRemoteJWKSet>;
  readonly roles: readonly Role[];
  readonly mustHaveScopes: boolean;
}

/** Tells who sends a request by its access token: of the OpenID Connect provider, or of the gateway for an API key. */
@Injectable()
export class TokenVerifier {
  private readonly issuers = new Map<string, Issuer>();
  private readonly verified = new Map<string, { caller: Caller; until: number }>();

  constructor(@Inject(ServiceSettings) private readonly settings: ServiceSettings) {
    const { AUTH_ISSUER, AUTH_JWKS_URL, API_KEY_JWKS_URL } = settings;
    this.issuers.set(AUTH_ISSUER, { keys: keysAt(AUTH_JWKS_URL), roles: ROLES, mustHaveScopes: false });
    if (API_KEY_JWKS_URL === undefined) return;
    this.issuers.set(API_KEY_ISSUER, { keys: keysAt(API_KEY_JWKS_URL), roles: API_KEY_ROLES, mustHaveScopes: true });
  }

  /** @throws {Problem} `unauthenticated`; `unavailable` if the issuer's keys cannot be read */
  async identify(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) {
      throw new Problem('unauthenticated', 'Send a header "Authorization: Bearer <access token or API key>".');
    }
    const known = this.verified.get(token);
    const now = Date.now() / 1000;
    if (known !== undefined && known.until > now) return known.caller;
    const { issuer, payload } = await this.verify(token);
    const caller = toCaller(payload, issuer);
    this.remember(token, { caller, until: Math.min(payload.exp ?? 0, now + TRUSTED_FOR_S) });
    return caller;
  }

  private async verify(token: string): Promise<{ issuer: Issuer; payload: JWTPayload }> {
    try {
      const { iss } = decodeJwt(token);
      const issuer = this.issuers.get(iss ?? '');
      if (iss === undefined || issuer === undefined) {
        throw new Problem('unauthenticated', 'The access token is of an issuer that is not trusted here.');
      }
      const { payload } = await jwtVerify(token, issuer.keys, {
        issuer: iss,
        audience: this.settings.AUTH_AUDIENCE,
        requiredClaims: ['exp', 'sub'],
      });
      return { issuer, payload };
    } catch (error) {
      if (error instanceof Problem) throw error;
      if (error instanceof errors.JWTExpired) throw new Problem('unauthenticated', 'The access token has expired.');
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
        throw new Problem('unavailable', `The keys of the token issuer cannot be read: ${(error as Error).message}`);
      }
      throw new Problem('unauthenticated', `The access token is not valid: ${error.message}.`);
    }
  }

  private remember(token: string, entry: { caller: Caller; until: number }): void {
    this.verified.delete(token);
    this.verified.set(token, entry);
    const [oldest] = this.verified.keys();
    if (this.verified.size > REMEMBERED_TOKENS && oldest !== undefined) this.verified.delete(oldest);
  }
}

const keysAt = (url: string) => createRemoteJWKSet(new URL(url));

function toCaller(payload: JWTPayload, issuer: Issuer): Caller {
  const { sub, org, roles, scope } = payload as { sub: string; org?: unknown; roles?: unknown; scope?: unknown };
  if (typeof org !== 'string' || org === '') {
    throw new Problem('unauthenticated', 'The access token names no organisation (claim "org").');
  }
  const known = Array.isArray(roles) ? issuer.roles.filter((role) => roles.includes(role)) : [];
  const scopes = scopesIn(scope) ?? (issuer.mustHaveScopes ? [] : undefined);
  return { subject: sub, organisation: org, roles: known, ...(scopes === undefined ? {} : { scopes }) };
}
