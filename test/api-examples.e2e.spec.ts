import { randomUUID } from 'node:crypto';
import { type Answer, type Role, send, shortlistOf } from './api.ts';
import { linkIn, mailWith, press } from './company.ts';
import { eventually } from './eventually.ts';
import { candidate, vacancy } from './examples.ts';

type Body = Answer['body'];

/** What must be there before the example of an operation can be sent, and who sends it. */
const PREPARATIONS: Record<string, { as: Role; prepare?: () => Promise<Record<string, string>> }> = {
  'POST /v1/api-keys': { as: 'admin' },
  'POST /v1/api-keys/{id}/rotate': { as: 'admin', prepare: async () => ({ id: await newApiKey() }) },
  'POST /v1/vacancies': { as: 'partner' },
  'POST /v1/vacancies/import': { as: 'partner' },
  'POST /v1/vacancies/{id}/close': { as: 'partner', prepare: async () => ({ id: await newVacancy() }) },
  'PUT /v1/vacancies/by-ref/{externalRef}': { as: 'admin' },
  'PUT /v1/companies/by-ref/{externalRef}': { as: 'partner' },
  'PUT /v1/candidates/by-ref/{externalRef}': {
    as: 'institution',
    prepare: async () => ({ externalRef: randomUUID() }),
  },
  'POST /v1/candidates/europass': { as: 'institution' },
  'POST /v1/candidates/{id}/consents': { as: 'institution', prepare: async () => ({ id: (await newCandidate()).id }) },
  'POST /v1/candidates/{id}/qualifications/{qualificationId}/recognition': {
    as: 'institution',
    prepare: async () => {
      const { id, qualifications } = await newCandidate();
      return { id, qualificationId: qualifications[0].id };
    },
  },
  'POST /v1/candidates/{id}/introductions': { as: 'coordinator', prepare: () => newInterest() },
  'POST /v1/notifications/bounces': { as: 'admin' },
  'POST /v1/score': { as: 'partner' },
  'POST /v1/webhooks': { as: 'partner' },
  'PUT /v1/webhooks/{id}': { as: 'partner', prepare: async () => ({ id: await newWebhook() }) },
  'POST /v1/webhooks/{id}/rotate-secret': { as: 'partner', prepare: async () => ({ id: await newWebhook() }) },
  'POST /v1/webhooks/{id}/replay': { as: 'partner', prepare: async () => ({ id: await newWebhook() }) },
  'POST /v1/matches/{id}/decision': { as: 'coordinator', prepare: async () => ({ id: await newMatch() }) },
};

async function newVacancy(): Promise<string> {
  return (await send('POST', '/v1/vacancies', { as: 'partner', body: vacancy() })).body.id;
}

async function newWebhook(): Promise<string> {
  const body = { url: 'https://jobs.example.org/passung', events: ['vacancy.filled'] };
  return (await send('POST', '/v1/webhooks', { as: 'partner', body })).body.id;
}

async function newApiKey(): Promise<string> {
  const body = { organisation: 'examples', name: 'Examples', role: 'partner' };
  return (await send('POST', '/v1/api-keys', { as: 'admin', body })).body.id;
}

async function newCandidate(): Promise<Body> {
  const consents = [{ purpose: 'matching', given: true, at: '2026-01-15T09:00:00Z' }];
  const body = candidate({ consents });
  return (await send('PUT', `/v1/candidates/by-ref/${randomUUID()}`, { as: 'institution', body })).body;
}

async function newMatch(): Promise<string> {
  await send('PUT', `/v1/candidates/by-ref/${randomUUID()}`, { as: 'institution', body: candidate() });
  const [match] = await shortlistOf(await newVacancy(), (items) => items.length > 0);
  return match.id;
}

/** A confirmed match in whose candidate, who agrees to be introduced, the company is interested. */
async function newInterest(): Promise<Record<string, string>> {
  const posting = vacancy();
  const { id } = await newCandidate();
  const { body: posted } = await send('POST', '/v1/vacancies', { as: 'partner', body: posting });
  const ofOurs = ({ candidateId }: Body) => candidateId === id;
  const { id: matchId } = (await shortlistOf(posted.id, (items) => items.some(ofOurs))).find(ofOurs);
  const decision = { decision: 'confirm', reason: 'suitable' };
  await send('POST', `/v1/matches/${matchId}/decision`, { as: 'coordinator', body: decision });
  const mail = await mailWith(posting.company.contactEmail, 'Wir haben Interesse');
  await press(linkIn(mail, 'Wir haben Interesse') as string);
  await eventually('the consent to be all that is missing', async () => {
    const path = `/v1/candidates/${id}/introductions`;
    const { body } = await send('POST', path, { as: 'coordinator', body: { matchId } });
    return body.missing.length === 1 ? true : undefined;
  });
  const consent = { purpose: 'introduction', given: true, at: '2026-01-15T09:00:00Z' };
  await send('POST', `/v1/candidates/${id}/consents`, { as: 'institution', body: consent });
  return { id, matchId };
}

/** The operations of the document that have a JSON body. */
function operationsWithBody(document: Body): { name: string; method: string; path: string; example: Body }[] {
  return Object.entries<Body>(document.paths).flatMap(([path, item]) =>
    Object.entries<Body>(item).flatMap(([method, { requestBody }]) => {
      const content = requestBody?.content['application/json'];
      const name = `${method.toUpperCase()} ${path}`;
      return content === undefined ? [] : [{ name, method: method.toUpperCase(), path, example: content.example }];
    }),
  );
}

describe('The examples of the API document', () => {
  test('are taken by the running system, each of them', async () => {
    const { body: document } = await send('GET', '/openapi.json');
    const operations = operationsWithBody(document);
    expect(operations.map(({ name }) => name).filter((name) => PREPARATIONS[name] === undefined)).toEqual([]);
    for (const { name, method, path, example } of operations) {
      const { as, prepare } = PREPARATIONS[name]!;
      const parts: Record<string, string> = { externalRef: example.externalRef, ...(await prepare?.()) };
      const address = path.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(parts[part] ?? ''));
      const body = parts.matchId === undefined ? example : { ...example, matchId: parts.matchId };
      const answer = await send(method, address, { as, body });
      expect({ name, problem: answer.body.errors ?? answer.body.detail, ok: answer.status < 300 }).toEqual({
        name,
        problem: undefined,
        ok: true,
      });
    }
  });
});
