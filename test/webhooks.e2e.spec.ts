import { randomUUID } from 'node:crypto';
import { type Answer, send, shortlistOf } from './api.ts';
import { linkIn, mailWith, press } from './company.ts';
import { eventually } from './eventually.ts';
import { candidate, vacancy } from './examples.ts';
import { verify, WebhookReceiver } from './webhook-receiver.ts';

const EVENTS = ['match.confirmed', 'company.replied', 'vacancy.filled', 'vacancy.expired'];

describe('A partner system is told what happens to its vacancies', () => {
  const posting = vacancy();
  let receiver: WebhookReceiver;
  let created: Answer;
  let secret: string;
  let path: string;
  let vacancyId: string;
  let matchId: string;

  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
    const body = { url: receiver.url('/passung'), events: EVENTS, description: 'Jobbörse Köthen – ļoti labi' };
    created = await send('POST', '/v1/webhooks', { as: 'partner', body });
    secret = created.body.secret;
    path = `/v1/webhooks/${created.body.id}`;
    const ref = `test-${randomUUID()}`;
    const nominated = await send('PUT', `/v1/candidates/by-ref/${ref}`, { as: 'institution', body: candidate() });
    vacancyId = (await send('POST', '/v1/vacancies', { as: 'partner', body: posting })).body.id;
    const ofOurs = (item: Answer['body']) => item.candidateId === nominated.body.id;
    matchId = (await shortlistOf(vacancyId, (items) => items.some(ofOurs))).find(ofOurs).id;
  }, 30_000);

  afterAll(async () => {
    await send('DELETE', path, { as: 'partner' });
    await receiver.stop();
  });

  test('the secret is shown once, when the webhook is made', async () => {
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toBe(path);
    expect(secret).toMatch(/^whsec_/);
    const { body } = await send('GET', path, { as: 'partner' });
    expect(body).toMatchObject({ status: 'active', events: EVENTS, description: 'Jobbörse Köthen – ļoti labi' });
    expect(JSON.stringify([body, (await send('GET', '/v1/webhooks', { as: 'partner' })).body])).not.toContain('whsec_');
  });

  test('a test shows at once what the receiver makes of it', async () => {
    expect((await send('POST', `${path}/test`, { as: 'partner' })).body).toEqual({ delivered: true, status: 204 });
    const [received] = await receiver.ofType('webhook.test');
    verify(secret, received!);
    receiver.answer = (_, response) => response.writeHead(500).end();
    const failed = (await send('POST', `${path}/test`, { as: 'partner' })).body;
    expect(failed).toEqual({ delivered: false, status: 500, error: 'The receiver answered 500.' });
    receiver.answer = (_, response) => response.writeHead(204).end();
  });

  test('a confirmed match is told, without a word by which the candidate could be known', async () => {
    const body = { decision: 'confirm', reason: 'suitable' };
    await send('POST', `/v1/matches/${matchId}/decision`, { as: 'coordinator', body });
    const [received] = await receiver.ofType('match.confirmed');
    verify(secret, received!);
    expect(received?.body.data).toEqual({
      ...{ matchId, vacancyId, externalRef: posting.externalRef },
      ...{ score: expect.any(Number), eligibility: expect.any(String) },
    });
  });

  test("a company's answer is told, and the vacancy that it says is filled", async () => {
    const mail = await mailWith(posting.company.contactEmail, 'Die Stelle ist besetzt');
    await press(linkIn(mail, 'Die Stelle ist besetzt') as string);
    const [replied] = await receiver.ofType('company.replied');
    expect(replied?.body.data).toEqual({ vacancyId, externalRef: posting.externalRef, matchId, answer: 'filled' });
    const [filled] = await receiver.ofType('vacancy.filled');
    expect(filled?.body.data).toEqual({ vacancyId, externalRef: posting.externalRef });
    for (const received of [replied, filled]) verify(secret, received!);
  });

  test('what was sent can be read, and sent again under the same id', async () => {
    const all = () => send('GET', `${path}/deliveries?state=delivered`, { as: 'partner' });
    const { items } = await eventually('all deliveries to be written down', async () => {
      const { body } = await all();
      return body.items.length === 3 ? body : undefined;
    });
    expect(items.map(({ type }: Answer['body']) => type).sort()).toEqual(EVENTS.slice(0, 3).sort());
    const { id, type } = items[0];
    const replayed = await send('POST', `${path}/deliveries/${id}/replay`, { as: 'partner' });
    expect([replayed.status, replayed.body]).toEqual([200, { deliveries: 1 }]);
    const twice = await receiver.ofType(type, 2);
    expect(twice.map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
  });

  test('while a new secret comes in, the old one still counts', async () => {
    const rotated = await send('POST', `${path}/rotate-secret`, { as: 'partner', body: { overlapHours: 1 } });
    expect(rotated.body.secret).not.toBe(secret);
    await send('POST', `${path}/test`, { as: 'partner' });
    const received = (await receiver.ofType('webhook.test', 3)).at(-1)!;
    for (const counts of [secret, rotated.body.secret]) verify(counts, received);
  });

  test('who changes a webhook that was changed meanwhile is told so', async () => {
    const { body: now, headers } = await send('GET', path, { as: 'partner' });
    const body = { url: now.url, events: ['vacancy.filled'], active: false };
    const change = (tag: string) => send('PUT', path, { as: 'partner', body, headers: { 'if-match': tag } });
    const changed = await change(headers.get('etag') as string);
    expect(changed.body).toMatchObject({ status: 'disabled', events: ['vacancy.filled'], version: now.version + 1 });
    expect((await change(headers.get('etag') as string)).status).toBe(412);
  });

  test('a wrong webhook is refused with the field and the way out', async () => {
    const body = { url: 'gopher://x', events: ['match.proposed'], active: 'yes' };
    const refused = await send('POST', '/v1/webhooks', { as: 'partner', body });
    expect(refused.status).toBe(400);
    expect(refused.body.detail).toContain('must be a list of at least 1 of match.confirmed, company.replied');
    const { body: address } = await send('POST', '/v1/webhooks', {
      as: 'partner',
      body: { ...body, events: EVENTS, active: true },
    });
    expect(address.errors).toEqual([{ pointer: '#/url', detail: 'must begin with https://' }]);
    expect((await send('POST', '/v1/webhooks', { as: 'institution', body })).status).toBe(403);
  });
});
