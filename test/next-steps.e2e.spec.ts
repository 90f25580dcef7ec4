import { randomUUID } from 'node:crypto';
import { type Answer, send, shortlistOf } from './api.ts';
import { eventually } from './eventually.ts';
import { candidate, vacancy } from './examples.ts';

describe('What would help', () => {
  let vacancyId: string;
  let candidateId: string;

  beforeAll(async () => {
    const body = candidate({ languages: [{ language: 'de', level: 'A2' }] });
    const path = `/v1/candidates/by-ref/${randomUUID()}`;
    candidateId = (await send('PUT', path, { as: 'institution', body })).body.id;
    vacancyId = (await send('POST', '/v1/vacancies', { as: 'partner', body: vacancy() })).body.id;
    await shortlistOf(vacancyId, (items) => items.some((item) => item.candidateId === candidateId));
  });

  const nextSteps = (id: string, language = 'de') =>
    send('GET', `/v1/candidates/${id}/next-steps`, { as: 'coordinator', headers: { 'accept-language': language } });

  test('a candidate: the next level, with the match it lifts, in the language of the reader', async () => {
    const { status, body } = await nextSteps(candidateId);
    expect(status).toBe(200);
    const toB1 = body.items.find(({ kind }: Answer['body']) => kind === 'language');
    expect(toB1).toMatchObject({ kind: 'language', language: 'de', from: 'A2', to: 'B1' });
    const lifted = toB1.vacancies.find((one: { vacancyId: string }) => one.vacancyId === vacancyId);
    const [match] = (
      await send('GET', `/v1/matches?vacancyId=${vacancyId}&candidateId=${candidateId}`, { as: 'admin' })
    ).body.items;
    expect(lifted).toMatchObject({ matchId: match.id, before: { score: match.score, eligibility: 'not-yet' } });
    expect(lifted.after.score).toBeGreaterThan(match.score);
    expect(toB1.text).toMatch(/^Mit Deutsch auf B1 steigt die Bewertung bei/);
    expect((await nextSteps(candidateId, 'lv')).body.items[0].text).toMatch(/vērtējums pieaug|mazāk šķēršļu/);
  });

  test('a vacancy: who just missed it, under a pseudonym', async () => {
    const availability = { ...candidate().availability, engagements: ['internship'] };
    const path = `/v1/candidates/by-ref/${randomUUID()}`;
    const { body: other } = await send('PUT', path, { as: 'institution', body: candidate({ availability }) });
    const miss = await eventually('the miss', async () => {
      const { body } = await send('GET', `/v1/vacancies/${vacancyId}/near-misses`, { as: 'coordinator' });
      return body.items.find((item: Answer['body']) => item.candidateId === other.id);
    });
    expect(miss).toMatchObject({ reason: 'hard-fact', hardFact: { kind: 'engagement' } });
    expect(JSON.stringify(miss)).not.toContain('irsoni');
  });

  test('is for coordinators alone, and what stands beside it goes where it went', async () => {
    for (const path of [`/v1/candidates/${candidateId}/next-steps`, `/v1/vacancies/${vacancyId}/near-misses`]) {
      expect((await send('GET', path, { as: 'institution' })).status).toBe(403);
      expect((await send('GET', path)).status).toBe(401);
      expect((await send('DELETE', path, { as: 'admin' })).headers.get('allow')).toBe('GET, HEAD');
    }
    expect((await send('GET', `/v1/candidates/${candidateId}`, { as: 'institution' })).body.id).toBe(candidateId);
    expect((await send('GET', `/v1/vacancies/${vacancyId}`, { as: 'partner' })).body.id).toBe(vacancyId);
  });

  test.each(['not-an-id', '..%2F..%2Fhealth%3F', '%2E%2E', randomUUID()])(
    'of %s there is nothing, and no other address of a service is reached by it',
    async (id) => {
      const { status, body } = await nextSteps(id);
      expect([400, 404]).toContain(status);
      expect(body).not.toHaveProperty('items');
    },
  );
});
