import { randomUUID } from 'node:crypto';
import { send } from './api.ts';
import { candidate, vacancy } from './examples.ts';

describe('Who may see and do what', () => {
  test('without a token nothing is told', async () => {
    const answer = await send('GET', '/v1/vacancies');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.body.detail).toContain('Authorization: Bearer');
  });

  test.each([
    ['garbage', 'Bearer not-a-token'],
    ['an unsigned token', `Bearer ${btoa('{"alg":"none"}')}.${btoa('{"sub":"x","org":"x","roles":["admin"]}')}.`],
  ])('%s is not accepted', async (_, authorization) => {
    expect((await send('GET', '/v1/matches', { headers: { authorization } })).status).toBe(401);
  });

  test("another partner's vacancy is as if it did not exist", async () => {
    const foreign = await send('POST', '/v1/vacancies', { as: 'admin', body: vacancy() });
    expect(foreign.status).toBe(201);
    const path = `/v1/vacancies/${foreign.body.id}`;
    const read = await send('GET', path, { as: 'partner' });
    const close = await send('POST', `${path}/close`, { as: 'partner', body: { reason: 'withdrawn' } });
    const missing = await send('GET', `/v1/vacancies/${randomUUID()}`, { as: 'partner' });
    expect([read.status, close.status, missing.status]).toEqual([404, 404, 404]);
    expect((await send('GET', path, { as: 'coordinator' })).body.status).toBe('open');
  });

  test('two partners may use the same reference without meeting', async () => {
    const posting = vacancy();
    const mine = await send('POST', '/v1/vacancies', { as: 'partner', body: posting });
    const theirs = await send('POST', '/v1/vacancies', { as: 'admin', body: posting });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    const again = await send('POST', '/v1/vacancies', { as: 'partner', body: posting });
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ vacancyId: mine.body.id, detail: expect.stringContaining('by-ref') });
  });

  test.each([
    ['a partner', 'partner', 'GET', '/v1/matches'],
    ['a partner', 'partner', 'GET', '/v1/candidates'],
    ['an institution', 'institution', 'GET', '/v1/matches'],
    ['an institution', 'institution', 'POST', '/v1/vacancies'],
    ['a coordinator', 'coordinator', 'POST', '/v1/vacancies'],
  ] as const)('%s may not %s %s %s', async (_, as, method, path) => {
    const answer = await send(method, path, { as, ...(method === 'POST' ? { body: vacancy() } : {}) });
    expect(answer.status).toBe(403);
    expect(answer.body.detail).toContain('roles');
  });

  test('a candidate is read back as nominated, by institution and coordinator', async () => {
    const profile = candidate();
    const ref = encodeURIComponent(`Ļaudis/Größe ${randomUUID()}`);
    const { body, status } = await send('PUT', `/v1/candidates/by-ref/${ref}`, { as: 'institution', body: profile });
    expect(status).toBe(201);
    for (const as of ['institution', 'coordinator'] as const) {
      const read = await send('GET', `/v1/candidates/${body.id}`, { as });
      expect(read.body).toMatchObject(profile);
    }
  });

  test('two requests that create the same vacancy at once make one', async () => {
    const posting = vacancy();
    const path = `/v1/vacancies/by-ref/${posting.externalRef}`;
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => send('PUT', path, { as: 'partner', body: posting })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(new Set(answers.map(({ body }) => body.version))).toEqual(new Set([1]));
  });
});
