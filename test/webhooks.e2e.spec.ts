import { randomUUID } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Client } from 'pg';
import { type Answer, passung, send, shortlistOf } from './api.ts';
import { linkIn, mailWith, press } from './company.ts';
import { eventually } from './eventually.ts';
import { candidate, vacancy } from './examples.ts';
import { kill, startAgain } from './remote-control.ts';
import { verify, WebhookReceiver } from './webhook-receiver.ts';

const EVENTS = ['match.confirmed', 'company.replied', 'vacancy.filled', 'vacancy.expired'];

const taken: WebhookReceiver['answer'] = (_, response) => response.writeHead(204).end();

/** Answers `true` once no session of the service is in a transaction in which it does nothing. */
async function noOpenTransaction(): Promise<true | undefined> {
  const client = new Client({ connectionString: passung.databases.vacancies });
  await client.connect();
  const idle = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`;
  const { rowCount } = await client.query(idle);
  await client.end();
  return rowCount === 0 ? true : undefined;
}

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
  });

  afterEach(() => {
    receiver.answer = taken;
  });
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
  });

  test('a confirmed match is told, without a word by which the candidate could be known', async () => {
    const body = { decision: 'confirm', reason: 'suitable' };
    await send('POST', `/v1/matches/${matchId}/decision`, { as: 'coordinator', body });
    const [received] = await receiver.ofType('match.confirmed');
    verify(secret, received!);
    expect(received?.body.data).toEqual({ matchId, vacancyId, externalRef: posting.externalRef });
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

  test('nobody who watches a webhook by its tag misses that it begins to fail', async () => {
    const { headers } = await send('GET', path, { as: 'partner' });
    const watch = () =>
      send('GET', path, { as: 'partner', headers: { 'if-none-match': headers.get('etag') as string } });
    expect((await watch()).status).toBe(304);
    receiver.answer = (_, response) => response.writeHead(500).end();
    const { id } = (await send('POST', '/v1/vacancies', { as: 'partner', body: vacancy() })).body;
    await send('POST', `/v1/vacancies/${id}/close`, { as: 'partner', body: { reason: 'filled' } });
    const failing = await eventually('the webhook to fail', async () => {
      const { status, body } = await watch();
      return status === 200 ? body : undefined;
    });
    expect(failing).toMatchObject({ status: 'failing', failingSince: expect.any(String) });
  });

  test('while a new secret comes in, the old one still counts', async () => {
    const rotated = await send('POST', `${path}/rotate-secret`, { as: 'partner', body: { overlapHours: 1 } });
    expect(rotated.body.secret).not.toBe(secret);
    await send('POST', `${path}/test`, { as: 'partner' });
    const received = (await receiver.ofType('webhook.test', 3)).at(-1)!;
    for (const counts of [secret, rotated.body.secret]) verify(counts, received);
  });

  test('what is said with null is as if it were not said', async () => {
    const said = { url: receiver.url('/other'), events: EVENTS, description: null, active: null };
    const { body: other } = await send('POST', '/v1/webhooks', { as: 'partner', body: said });
    expect(other.status).toBe('active');
    const rotation = { as: 'partner', body: { overlapHours: null } } as const;
    expect((await send('POST', `/v1/webhooks/${other.id}/rotate-secret`, rotation)).status).toBe(200);
    await send('DELETE', `/v1/webhooks/${other.id}`, { as: 'partner' });
  });

  test('a receiver that keeps nobody waiting but us does not stop the system, however the tests are sent', async () => {
    const held: (() => void)[] = [];
    receiver.answer = ({ body }, response) => {
      // What failed before may be tried again meanwhile.
      if (body.type !== 'webhook.test') return void response.writeHead(204).end();
      held.push(() => response.writeHead(204).end());
    };
    const statuses: number[] = [];
    const tests = Array.from({ length: 20 }, async () => {
      const headers = { 'idempotency-key': randomUUID() };
      statuses.push((await send('POST', `${path}/test`, { as: 'partner', headers })).status);
    });
    await eventually('three to be under way, and the others refused', () =>
      statuses.length === 17 && held.length === 3 ? true : undefined,
    );
    await eventually('no transaction to wait for the receiver', noOpenTransaction, 3_000);
    const posted = await send('POST', '/v1/vacancies', { as: 'partner', body: vacancy() });
    expect(posted.status).toBe(201);
    for (const answer of held) answer();
    await Promise.all(tests);
    expect(statuses).toEqual([...Array.from({ length: 17 }, () => 409), 200, 200, 200]);
  });

  test('what was under way when the service was killed comes again, under the same id', async () => {
    receiver.answer = () => undefined;
    const other = vacancy();
    const { id } = (await send('POST', '/v1/vacancies', { as: 'partner', body: other })).body;
    await send('POST', `/v1/vacancies/${id}/close`, { as: 'partner', body: { reason: 'filled' } });
    const ofIt = () => receiver.received.filter(({ body }) => body.data.vacancyId === id);
    await eventually('the first try', () => (ofIt().length === 1 ? true : undefined));
    await kill('vacancies');
    receiver.answer = taken;
    await startAgain('vacancies');
    await eventually('the second try', () => (ofIt().length === 2 ? true : undefined));
    const [first, second] = ofIt();
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.text).toBe(first?.text);
    verify(secret, second!);
    const delivered = await eventually('it to be written down', async () => {
      const { body } = await send('GET', `${path}/deliveries?state=delivered`, { as: 'partner' });
      return body.items.find((item: Answer['body']) => item.body.data.vacancyId === id);
    });
    expect(delivered).toMatchObject({ tries: 2, lastStatus: 204 });
  }, 90_000);

  test('who changes a webhook that was changed meanwhile is told so', async () => {
    const { body: now, headers } = await send('GET', path, { as: 'partner' });
    const body = { url: now.url, events: ['vacancy.filled'], active: false };
    const change = (tag: string) => send('PUT', path, { as: 'partner', body, headers: { 'if-match': tag } });
    const changed = await change(headers.get('etag') as string);
    expect(changed.body).toMatchObject({ status: 'disabled', events: ['vacancy.filled'], version: now.version + 1 });
    expect((await change(headers.get('etag') as string)).status).toBe(412);
  });

  test('a key opens webhooks as far as its scopes reach, and those of its organisation alone', async () => {
    const keyFor = async (...scopes: string[]) => {
      const body = { organisation: `stranger-${randomUUID()}`, name: 'Webhooks', role: 'partner', scopes };
      return (await send('POST', '/v1/api-keys', { as: 'admin', body })).body.key as string;
    };
    const ask = async (key: string, method: string, address: string) => {
      const body = method === 'POST' ? { url: receiver.url(), events: ['vacancy.filled'] } : undefined;
      return send(method, address, { headers: { authorization: `Bearer ${key}` }, body });
    };
    const [reads, posts] = [await keyFor('webhooks:read'), await keyFor('vacancies:write')];
    const listed = await ask(reads, 'GET', '/v1/webhooks');
    expect([listed.status, listed.body.items]).toEqual([200, []]);
    expect((await ask(reads, 'POST', '/v1/webhooks')).body.detail).toContain('This needs the scope webhooks:write');
    expect((await ask(posts, 'GET', '/v1/webhooks')).body.detail).toContain('This needs the scope webhooks:read');
    for (const address of [path, `${path}/deliveries`]) expect((await ask(reads, 'GET', address)).status).toBe(404);
  });

  test('all that was sent is as the API document says', async () => {
    const { body: document } = await send('GET', '/openapi.json');
    expect(Object.keys(document.webhooks)).toEqual([...EVENTS, 'webhook.test']);
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    expect(new Set(receiver.received.map(({ body }) => body.type)).size).toBe(4);
    for (const { body } of receiver.received) {
      const { schema } = document.webhooks[body.type].post.requestBody.content['application/json'];
      const closed = { ...schema.properties.data, additionalProperties: false };
      const properties = { ...schema.properties, data: closed };
      const check = ajv.compile({ ...schema, properties, additionalProperties: false });
      expect([check(body), check.errors]).toEqual([true, null]);
    }
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
