import { randomUUID } from 'node:crypto';
import { type Answer, send, shortlistOf } from './api.ts';
import { placesWith } from './everything-stored.ts';
import { candidate, inDays, vacancy } from './examples.ts';

const tryOut = (body: unknown, language = 'de') =>
  send('POST', '/v1/score', { as: 'institution', body, headers: { 'accept-language': language } });

const pointersOf = ({ body }: Answer) => body.errors.map(({ pointer }: { pointer: string }) => pointer).sort();

async function keyFor(role: string, scopes: string[]): Promise<{ authorization: string }> {
  const body = { organisation: `org-${randomUUID()}`, name: 'Trying out', role, scopes };
  return { authorization: `Bearer ${(await send('POST', '/v1/api-keys', { as: 'admin', body })).body.key}` };
}

describe('A pair that nobody has posted', () => {
  test('is scored and explained as the match would be if both were posted', async () => {
    const pair = { vacancy: vacancy(), candidate: candidate() };
    const { status, body: tried } = await tryOut(pair);
    const { body: nominated } = await send('PUT', `/v1/candidates/by-ref/${randomUUID()}`, {
      as: 'institution',
      body: pair.candidate,
    });
    const { body: posted } = await send('POST', '/v1/vacancies', { as: 'partner', body: pair.vacancy });
    const isOurs = ({ candidateId }: Answer['body']) => candidateId === nominated.id;
    const { id } = (await shortlistOf(posted.id, (items) => items.some(isOurs))).find(isOurs);
    const match = (await send('GET', `/v1/matches/${id}`, { as: 'coordinator', headers: { 'accept-language': 'de' } }))
      .body;
    const { id: _, version: __, vacancyId, candidateId, vacancyVersion, candidateVersion, ...shown } = match;
    const { status: ___, updatedAt, ...alike } = shown;
    expect(status).toBe(200);
    expect(tried).toEqual({ matched: true, threshold: expect.any(Number), ...alike });
  });

  test('is stored, published and logged nowhere', async () => {
    const mark = `Größe-Ķirsoniņa-${randomUUID()}`;
    const person = { ...candidate().person, familyName: mark };
    const answer = await tryOut({ vacancy: vacancy({ title: mark }), candidate: candidate({ person, notes: mark }) });
    expect(answer.body.matched).toBe(true);
    expect(await placesWith([mark])).toEqual([]);
  });

  test('is told every hard fact against it, in the language of the reader', async () => {
    const consents = [{ purpose: 'matching', given: false, at: '2026-10-01T09:00:00Z' }];
    const availability = { from: inDays(90), engagements: ['internship'], regions: ['LV'] };
    const pair = { vacancy: vacancy(), candidate: candidate({ consents, availability }) };
    const { body } = await tryOut(pair, 'lv');
    expect(body.matched).toBe(false);
    expect(body.reasons.map(({ kind }: { kind: string }) => kind)).toEqual(['no-consent', 'engagement', 'region']);
    expect(body.reasons[2].text).toContain('Darba vieta');
    expect((await tryOut(pair, 'de')).body.reasons[2].text).toContain('Arbeitsort');
  });

  test('may have a draft, and a company that is named by its reference alone', async () => {
    const pair = { vacancy: vacancy({ status: 'draft', company: { externalRef: 'anybody' } }), candidate: candidate() };
    expect((await tryOut(pair)).body).toMatchObject({ matched: true });
  });

  test('with faults is told the field of each, wherever in the body', async () => {
    const languages = [{ language: 'de', level: 'B7' }];
    const malformed = await tryOut({ vacancy: vacancy({ positions: 0 }), candidate: candidate({ languages }) });
    expect(pointersOf(malformed)).toEqual(['#/candidate/languages/0/level', '#/vacancy/positions']);
    const occupations = [{ scheme: 'name', code: 'Drachenzähmer' }];
    const senseless = await tryOut({
      vacancy: vacancy({ startsOn: '2020-01-01' }),
      candidate: candidate({ occupations }),
    });
    expect(pointersOf(senseless)).toEqual(['#/candidate/occupations/0/code', '#/vacancy/startsOn']);
    expect(pointersOf(await tryOut({ candidate: candidate() }))).toEqual(['#/vacancy']);
    expect(pointersOf(await tryOut({ vacancy: vacancy(), candidate: candidate(), more: 1 }))).toEqual(['#/more']);
  });

  test('needs a scope that opens nothing else', async () => {
    const pair = { vacancy: vacancy(), candidate: candidate() };
    const trying = await keyFor('partner', ['score:read']);
    expect((await send('POST', '/v1/score', { body: pair, headers: trying })).status).toBe(200);
    expect((await send('GET', '/v1/vacancies', { headers: trying })).status).toBe(403);
    const reading = await keyFor('institution', ['candidates:read']);
    const refused = await send('POST', '/v1/score', { body: pair, headers: reading });
    expect({ status: refused.status, detail: refused.body.detail }).toEqual({
      status: 403,
      detail: expect.stringContaining('score:read'),
    });
    expect((await send('POST', '/v1/score', { body: pair })).status).toBe(401);
  });
});
