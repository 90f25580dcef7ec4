import { randomUUID } from 'node:crypto';
import { type Answer, passung, send } from './api.ts';
import { eventually } from './eventually.ts';
import { candidate, vacancy } from './examples.ts';

const make = (changes: Record<string, unknown> = {}) =>
  send('POST', '/v1/api-keys', {
    as: 'admin',
    body: { organisation: `partner-${randomUUID()}`, name: 'Nightly sync', role: 'partner', ...changes },
  });

const withKey = (key: string, method: string, path: string, body?: unknown) =>
  send(method, path, { headers: { authorization: `Bearer ${key}` }, ...(body === undefined ? {} : { body }) });

const statusWith = async (key: string) => (await withKey(key, 'GET', '/v1/vacancies')).status;

describe('API keys', () => {
  test('npm start has one ready for partners and one for institutions', async () => {
    expect((await withKey(passung.apiKeys.partner, 'GET', '/v1/vacancies')).status).toBe(200);
    expect((await withKey(passung.apiKeys.institution, 'GET', '/v1/candidates')).status).toBe(200);
  });

  test('an admin makes one; it is shown once, and opens what the role may do, for its organisation', async () => {
    const { status, headers, body } = await make();
    expect(status).toBe(201);
    expect(body.key).toMatch(/^passung_[0-9A-Za-z]{43}$/);
    const read = await send('GET', headers.get('location') as string, { as: 'admin' });
    expect(read.body).toMatchObject({ id: body.id, status: 'active', createdBy: expect.stringContaining('admin') });
    expect(JSON.stringify(read.body)).not.toContain(body.key);
    const posted = await withKey(body.key, 'POST', '/v1/vacancies', vacancy());
    expect(posted.status).toBe(201);
    expect((await withKey(body.key, 'GET', `/v1/vacancies/${posted.body.id}`)).status).toBe(200);
    expect((await send('GET', `/v1/vacancies/${posted.body.id}`, { as: 'partner' })).status).toBe(404);
  });

  test('when it was last used can be seen', async () => {
    const { body } = await make();
    expect(body.secrets[0].lastUsedAt).toBeUndefined();
    const before = Date.now();
    await statusWith(body.key);
    const read = await send('GET', `/v1/api-keys/${body.id}`, { as: 'admin' });
    expect(Date.parse(read.body.secrets[0].lastUsedAt)).toBeGreaterThan(before - 60_000);
    expect(read.body.secrets[0].hint).toBe(`passung_…${body.key.slice(-4)}`);
  });

  test('one that is narrowed to reading does not write', async () => {
    const { body } = await make({ scopes: ['vacancies:read'] });
    expect(await statusWith(body.key)).toBe(200);
    const refused = await withKey(body.key, 'POST', '/v1/vacancies', vacancy());
    expect(refused.status).toBe(403);
    expect(refused.body.detail).toContain('vacancies:write');
  });

  test('after a rotation old and new count side by side; without an overlap only the new one', async () => {
    const { body: old } = await make();
    const rotated = await send('POST', `/v1/api-keys/${old.id}/rotate`, { as: 'admin', body: { overlapHours: 1 } });
    expect(rotated.body.key).not.toBe(old.key);
    expect(rotated.body.secrets).toHaveLength(2);
    expect([await statusWith(old.key), await statusWith(rotated.body.key)]).toEqual([200, 200]);
    const again = await send('POST', `/v1/api-keys/${old.id}/rotate`, { as: 'admin', body: { overlapHours: 0 } });
    await eventually('the end of the old secret', async () => (await statusWith(old.key)) === 401 || undefined);
    expect(await statusWith(again.body.key)).toBe(200);
  });

  test('a rotation that says null of the overlap is one that does not name it', async () => {
    const { body: old } = await make();
    const before = Date.now();
    const rotated = await send('POST', `/v1/api-keys/${old.id}/rotate`, { as: 'admin', body: { overlapHours: null } });
    expect(rotated.status).toBe(200);
    const ends = rotated.body.secrets.map(({ endsAt }: { endsAt: string }) => Date.parse(endsAt));
    expect(Math.round((Math.min(...ends) - before) / 3_600_000)).toBe(24);
  });

  test('a revoked one no longer counts within seconds, and cannot be rotated', async () => {
    const { body } = await make();
    expect(await statusWith(body.key)).toBe(200);
    const revoked = await send('POST', `/v1/api-keys/${body.id}/revoke`, { as: 'admin' });
    expect(revoked.body).toMatchObject({ status: 'revoked', version: 2 });
    await eventually('the end of the key', async () => (await statusWith(body.key)) === 401 || undefined, 5_000);
    const rotated = await send('POST', `/v1/api-keys/${body.id}/rotate`, { as: 'admin', body: {} });
    expect(rotated).toMatchObject({ status: 409, body: { detail: expect.stringContaining('revoked') } });
  });

  test('one with a slip in it is told so; one that does not exist is not accepted', async () => {
    const slip = passung.apiKeys.partner.replace(/.$/, (last) => (last === 'x' ? 'y' : 'x'));
    expect((await withKey(slip, 'GET', '/v1/vacancies')).body.detail).toContain('slip');
    expect(await statusWith('passung_x')).toBe(401);
  });

  test('only admins see or make any', async () => {
    const partner = await withKey(passung.apiKeys.partner, 'GET', '/v1/api-keys');
    const coordinator = await send('GET', '/v1/api-keys', { as: 'coordinator' });
    expect([partner.status, coordinator.status]).toEqual([403, 403]);
  });

  test.each([
    ['a scope the role has no use for', { scopes: ['candidates:read'] }, '#/scopes'],
    ['an end in the past', { expiresAt: '2020-01-01T00:00:00Z' }, '#/expiresAt'],
    ['an end in ten years', { expiresAt: '2036-01-01T00:00:00Z' }, '#/expiresAt'],
    ['a role that keys cannot have', { role: 'admin' }, '#/role'],
  ])('%s is refused with the way out', async (_, changes, pointer) => {
    const { status, body } = await make(changes);
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ pointer, detail: expect.stringMatching(/choose|must be/) }]);
  });

  test('are listed, by organisation', async () => {
    const organisation = `Größe & Söhne ${randomUUID()}`;
    const { body } = await make({ organisation });
    const list = await send('GET', `/v1/api-keys?organisation=${encodeURIComponent(organisation)}`, { as: 'admin' });
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([body.id]);
    expect(list.body.next).toBeNull();
  });
});

describe('Nobody sends faster than agreed', () => {
  test('every answer says how much is left; beyond that it says how long to wait', async () => {
    const { body } = await make({ requestsPerMinute: 3 });
    const answers: Answer[] = [];
    for (let count = 0; count < 4; count += 1) answers.push(await withKey(body.key, 'GET', '/v1/vacancies'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"requests";q=3;w=60');
    expect(answers[0]?.headers.get('ratelimit')).toMatch(/^"requests";r=2;t=\d+$/);
    expect(answers[3]?.body.type).toBe('/problems/too-many-requests');
    expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await statusWith(passung.apiKeys.partner)).toBe(200);
  });
});

describe('Answers protect who reads them in a browser', () => {
  test('they are neither framed, sniffed nor kept, and pages of other origins cannot read them', async () => {
    const { headers } = await send('GET', '/v1/vacancies', {
      as: 'partner',
      headers: { origin: 'https://evil.example' },
    });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('strict-transport-security')).toContain('max-age');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('An institution and a partner', () => {
  test('never meet: keys of one do not open what belongs to the other', async () => {
    const nominated = await withKey(
      passung.apiKeys.institution,
      'PUT',
      `/v1/candidates/by-ref/${randomUUID()}`,
      candidate(),
    );
    expect(nominated.status).toBe(201);
    const read = await withKey(passung.apiKeys.partner, 'GET', `/v1/candidates/${nominated.body.id}`);
    expect(read.status).toBe(403);
  });
});
