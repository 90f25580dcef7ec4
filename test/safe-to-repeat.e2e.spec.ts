import { randomUUID } from 'node:crypto';
import { send } from './api.ts';
import { candidate, vacancy } from './examples.ts';
import { kill, startAgain } from './remote-control.ts';

describe('Whatever is sent may be sent again', () => {
  test('a vacancy posted twice with the same Idempotency-Key is one, with one answer', async () => {
    const sending = { as: 'partner', body: vacancy(), headers: { 'idempotency-key': `"${randomUUID()}"` } } as const;
    const first = await send('POST', '/v1/vacancies', sending);
    const second = await send('POST', '/v1/vacancies', sending);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    for (const header of ['location', 'etag']) expect(second.headers.get(header)).toBe(first.headers.get(header));
  });

  test('postings that a crash of the service interrupts are each there once, when they are sent again', async () => {
    const sendings = Array.from({ length: 20 }, () => ({
      as: 'partner' as const,
      body: vacancy(),
      headers: { 'idempotency-key': randomUUID() },
    }));
    const postAll = () => Promise.all(sendings.map((sending) => send('POST', '/v1/vacancies', sending)));
    const interrupted = postAll();
    await kill('vacancies');
    await interrupted;
    await startAgain('vacancies');
    const answers = await postAll();
    expect(answers.map(({ status }) => status)).toEqual(sendings.map(() => 201));
  });
});

describe('Nobody overwrites what they have not seen', () => {
  test('a vacancy is replaced only in the version that the caller knows', async () => {
    const posting = vacancy();
    const path = `/v1/vacancies/by-ref/${posting.externalRef}`;
    const created = await send('PUT', path, { as: 'partner', body: posting });
    const tag = created.headers.get('etag') as string;
    const put = (title: string, ifMatch: string) =>
      send('PUT', path, { as: 'partner', body: { ...posting, title }, headers: { 'if-match': ifMatch } });
    const mine = await put('Mine', tag);
    const late = await put('Too late', tag);
    expect(mine).toMatchObject({ status: 200, body: { title: 'Mine', version: 2 } });
    expect(late).toMatchObject({ status: 412, body: { type: '/problems/precondition-failed', version: 2 } });
    expect(late.body.etag).toBe(mine.headers.get('etag'));
    expect((await put('Whatever it is', '*')).status).toBe(200);
  });

  test('closing a vacancy keeps to it, too', async () => {
    const { body, headers } = await send('POST', '/v1/vacancies', { as: 'partner', body: vacancy() });
    const close = (ifMatch: string) =>
      send('POST', `/v1/vacancies/${body.id}/close`, {
        as: 'partner',
        body: { reason: 'filled' },
        headers: { 'if-match': ifMatch },
      });
    expect((await close('"7.7"')).status).toBe(412);
    expect((await close(`"7.7", ${headers.get('etag')}`)).status).toBe(200);
  });

  test('a candidate is replaced only in the state that the caller knows', async () => {
    const path = `/v1/candidates/by-ref/${randomUUID()}`;
    const put = (headers: Record<string, string>) =>
      send('PUT', path, { as: 'institution', body: candidate(), headers });
    expect((await put({ 'if-match': '*' })).body.detail).toContain('nothing yet');
    const created = await put({});
    expect(created.status).toBe(201);
    expect((await put({ 'if-match': '"0"' })).status).toBe(412);
    expect((await put({ 'if-match': created.headers.get('etag') as string })).status).toBe(200);
  });

  test('what has not changed is not sent again', async () => {
    const { body } = await send('POST', '/v1/vacancies', { as: 'partner', body: vacancy() });
    const path = `/v1/vacancies/${body.id}`;
    const etag = (await send('GET', path, { as: 'partner' })).headers.get('etag') as string;
    const same = await send('GET', path, { as: 'partner', headers: { 'if-none-match': etag } });
    expect(same).toMatchObject({ status: 304, body: '' });
    await send('POST', `${path}/close`, { as: 'partner', body: { reason: 'filled' } });
    expect((await send('GET', path, { as: 'partner', headers: { 'if-none-match': etag } })).status).toBe(200);
  });
});
