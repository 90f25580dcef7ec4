import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { ServiceSettings } from '../settings.ts';
import { API_KEY_ISSUER, TokenVerifier } from './token-verifier.ts';

const PROVIDER = 'https://login.example';

interface Issuer {
  readonly url: string;
  readonly server: Server;
  readonly sign: (
    claims: Record<string, unknown>,
    changes?: { iss?: string; aud?: string; exp?: string },
  ) => Promise<string>;
}

async function startIssuer(iss: string): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: iss, alg: 'ES256' }] });
  const server = createServer((_request, response) => response.end(jwks));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sign: Issuer['sign'] = (claims, changes = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: iss })
      .setIssuer(changes.iss ?? iss)
      .setAudience(changes.aud ?? 'passung')
      .setSubject('someone')
      .setExpirationTime(changes.exp ?? '1 minute')
      .sign(privateKey);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server, sign };
}

describe('A token', () => {
  let provider: Issuer;
  let gateway: Issuer;
  let verifier: TokenVerifier;

  beforeAll(async () => {
    [provider, gateway] = await Promise.all([startIssuer(PROVIDER), startIssuer(API_KEY_ISSUER)]);
    verifier = new TokenVerifier({
      AUTH_ISSUER: PROVIDER,
      AUTH_JWKS_URL: provider.url,
      AUTH_AUDIENCE: 'passung',
      API_KEY_JWKS_URL: gateway.url,
    } as ServiceSettings);
  });
  afterAll(() => {
    for (const { server } of [provider, gateway]) {
      server.closeAllConnections();
      server.close();
    }
  });

  const identify = (token: string) => verifier.identify(`Bearer ${token}`);
  const claims = { org: 'city', roles: ['coordinator', 'king'] };

  test('of the provider gives its organisation and the roles we know', async () => {
    const token = await provider.sign(claims);
    expect(await identify(token)).toEqual({ subject: 'someone', organisation: 'city', roles: ['coordinator'] });
    expect(await identify(token)).toEqual(await identify(token));
  });

  test('is narrowed by scopes of ours, and not by those of the provider', async () => {
    const narrowed = await identify(await provider.sign({ ...claims, scope: 'openid matches:read' }));
    expect(narrowed.scopes).toEqual(['matches:read']);
    expect((await identify(await provider.sign({ ...claims, scope: 'openid' }))).scopes).toBeUndefined();
  });

  test('of the gateway never gives more than an API key may have, whatever it claims', async () => {
    const caller = await identify(await gateway.sign({ org: 'x', roles: ['admin', 'coordinator', 'partner'] }));
    expect(caller).toMatchObject({ roles: ['partner'], scopes: [] });
  });

  test.each([
    ['that has expired', () => provider.sign(claims, { exp: '-1 minute' }), 'expired'],
    ['for another audience', () => provider.sign(claims, { aud: 'others' }), 'not valid'],
    ['of an issuer that nobody trusts', () => provider.sign(claims, { iss: 'https://evil.example' }), 'not trusted'],
    [
      'that one issuer signs in the name of the other',
      () => provider.sign(claims, { iss: API_KEY_ISSUER }),
      'not valid',
    ],
    ['without an organisation', () => provider.sign({ roles: ['admin'] }), 'organisation'],
    ['whose signature was tampered with', async () => `${(await provider.sign(claims)).slice(0, -4)}AAAA`, 'not valid'],
    ['that is none', async () => 'a.b.c', 'not valid'],
  ])('%s is not accepted', async (_, make, why) => {
    await expect(identify(await make())).rejects.toMatchObject({
      kind: 'unauthenticated',
      detail: expect.stringContaining(why),
    });
  });

  test('whose issuer cannot be asked is no proof of anything, and no reason to send the caller away for good', async () => {
    const alone = new TokenVerifier({
      AUTH_ISSUER: PROVIDER,
      AUTH_JWKS_URL: 'http://127.0.0.1:1/',
      AUTH_AUDIENCE: 'passung',
    } as ServiceSettings);
    const token = await provider.sign(claims);
    await expect(alone.identify(`Bearer ${token}`)).rejects.toMatchObject({ kind: 'unavailable' });
    const ofKey = await gateway.sign({ org: 'x', roles: ['partner'] });
    await expect(alone.identify(`Bearer ${ofKey}`)).rejects.toMatchObject({ kind: 'unauthenticated' });
  });
});
