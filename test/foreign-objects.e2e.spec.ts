import { randomUUID } from 'node:crypto';
import { type Answer, send } from './api.ts';
import { candidate, vacancy } from './examples.ts';

type Body = Answer['body'];

const makeKey = async (role: 'partner' | 'institution'): Promise<string> => {
  const body = { organisation: `stranger-${randomUUID()}`, name: 'A stranger', role };
  return (await send('POST', '/v1/api-keys', { as: 'admin', body })).body.key;
};

describe('What belongs to another organisation', () => {
  test('is at no address that takes an id: a stranger of every role gets what a missing thing gets', async () => {
    const strangers = [await makeKey('partner'), await makeKey('institution')];
    const ref = randomUUID();
    const posted = await send('POST', '/v1/vacancies', { as: 'partner', body: vacancy({ externalRef: ref }) });
    const nominated = await send('PUT', `/v1/candidates/by-ref/${ref}`, { as: 'institution', body: candidate() });
    const company = await send('GET', `/v1/companies/${posted.body.company.id}`, { as: 'partner' });
    const webhook = await send('POST', '/v1/webhooks', {
      as: 'partner',
      body: { url: `https://jobs.example.org/${ref}`, events: ['vacancy.filled'] },
    });
    expect([posted, nominated, company, webhook].map(({ status }) => status)).toEqual([201, 201, 200, 201]);
    const ids: Record<string, string> = {
      vacancies: posted.body.id,
      candidates: nominated.body.id,
      companies: posted.body.company.id,
      webhooks: webhook.body.id,
    };

    const { body: document } = await send('GET', '/openapi.json');
    const operations = Object.entries<Body>(document.paths).flatMap(([path, item]) =>
      Object.entries<Body>(item).map(([method, { requestBody }]) => ({
        path,
        method: method.toUpperCase(),
        requestBody,
      })),
    );
    const tried: string[] = [];
    for (const { path, method, requestBody } of operations) {
      const resource = path.split('/')[2] ?? '';
      // A reference is the caller's own name for something: it creates or finds only what is theirs.
      if (!path.includes('{id}') || ids[resource] === undefined) continue;
      for (const key of strangers) {
        const ask = (id: string) =>
          send(method, path.replace('{id}', id).replace('{deliveryId}', randomUUID()), {
            headers: { authorization: `Bearer ${key}` },
            body: requestBody?.content['application/json']?.example,
          });
        const [foreign, missing] = [await ask(ids[resource]), await ask(randomUUID())];
        const told = ({ status, body }: Answer) => ({ path, method, status, type: body.type, title: body.title });
        expect(told(foreign)).toEqual(told(missing));
        expect([403, 404]).toContain(foreign.status);
        expect(JSON.stringify(foreign.body)).not.toContain(ref);
      }
      tried.push(`${method} ${path}`);
    }
    expect(tried).toEqual(
      expect.arrayContaining([
        'GET /v1/vacancies/{id}',
        'POST /v1/vacancies/{id}/close',
        'GET /v1/candidates/{id}',
        'GET /v1/companies/{id}',
        'DELETE /v1/webhooks/{id}',
      ]),
    );
  });
});
