import { randomUUID } from 'node:crypto';
import { send, shortlistOf } from './api.ts';
import { candidate, inDays, vacancy } from './examples.ts';
import { TopicReader } from './topic.ts';

describe('Shortlists follow what changes', () => {
  const ref = `test-${randomUUID()}`;
  const profile = candidate();
  let matches: TopicReader;
  let vacancyId: string;
  let candidateId: string;

  const put = async (changes: Record<string, unknown>) =>
    (await send('PUT', `/v1/candidates/by-ref/${ref}`, { as: 'institution', body: { ...profile, ...changes } })).body;
  const matchOf = (id: string) => (items: { candidateId: string }[]) => items.some((item) => item.candidateId === id);

  beforeAll(async () => {
    matches = await new TopicReader('matching.match.v1').start();
    candidateId = (await put({})).id;
    vacancyId = (await send('POST', '/v1/vacancies', { as: 'partner', body: vacancy() })).body.id;
    await shortlistOf(vacancyId, matchOf(candidateId));
  });

  afterAll(() => matches.stop());

  test('a candidate who learns German moves up, and the reason says so', async () => {
    await put({ languages: [{ language: 'de', level: 'B2', evidence: 'certificate', examinedOn: inDays(-1) }] });
    const items = await shortlistOf(vacancyId, (list) =>
      list.some((item) => item.candidateId === candidateId && item.scoreToday === 89),
    );
    const match = items.find((item) => item.candidateId === candidateId);
    expect(match.eligibility.status).toBe('eligible');
    expect(match.criteria[2]).toMatchObject({ reason: 'level-reached', points: 25 });
    const changed = await matches.find(
      'match.changed',
      ({ type, value }) => type === 'match.changed' && value.id === match.id,
    );
    expect(changed).toMatchObject({ key: vacancyId, headers: { ce_specversion: '1.0', ce_subject: match.id } });
    expect(changed.value.scoreToday).toBe(89);
  });

  test('the same profile sent again changes nothing', async () => {
    const before = await put({});
    expect((await put({})).version).toBe(before.version);
  });

  test('a vacancy with weights of its own is scored by them, and those beyond the bounds are refused', async () => {
    const asking = (weights: object) => vacancy({ requirements: { ...vacancy().requirements, weights } });
    const refused = await send('POST', '/v1/vacancies', { as: 'partner', body: asking({ trade: 10 }) });
    expect(refused.body.errors).toEqual([
      { pointer: '#/requirements/weights/trade', detail: expect.stringContaining('from 30 to 80') },
    ]);
    const body = asking({ trade: 40, recognition: 10, language: 50 });
    const { id, requirements } = (await send('POST', '/v1/vacancies', { as: 'partner', body })).body;
    expect(requirements.weights).toEqual({ trade: 40, recognition: 10, language: 50 });
    const items = await shortlistOf(id, matchOf(candidateId));
    // 40 × 0.9 + 10 × 0.75 + 50 × 1 = 93.5.
    expect(items.find((item) => item.candidateId === candidateId)).toMatchObject({
      score: 94,
      criteria: [{ weight: 40 }, { weight: 10 }, { weight: 50 }],
    });
  });

  test('a candidate who withdraws consent leaves every shortlist', async () => {
    await put({ consents: [{ purpose: 'matching', given: false, at: '2026-11-01T09:00:00Z' }] });
    await shortlistOf(vacancyId, (list) => list.every((item) => item.candidateId !== candidateId));
    const gone = await matches.find(
      'match.withdrawn',
      ({ type, value }) => type === 'match.withdrawn' && value.candidateId === candidateId,
    );
    expect(gone.value.lostGround).toBe('candidate-gone');
    // The old statement, sent again by an institution that has not heard of the withdrawal, does not undo it.
    const { consents } = await put({});
    expect(consents).toMatchObject([{ purpose: 'matching', given: false }]);
    await put({ consents: [{ purpose: 'matching', given: true, at: '2026-11-02T09:00:00Z' }] });
    await shortlistOf(vacancyId, matchOf(candidateId));
  });

  test('closing the vacancy withdraws its matches and flags the confirmed one', async () => {
    const [best] = await shortlistOf(vacancyId, matchOf(candidateId));
    const other = (
      await send('PUT', `/v1/candidates/by-ref/test-${randomUUID()}`, { as: 'institution', body: profile })
    ).body;
    await shortlistOf(vacancyId, matchOf(other.id));
    await send('POST', `/v1/matches/${best.id}/decision`, {
      as: 'coordinator',
      body: { decision: 'confirm', reason: 'suitable' },
    });

    const closed = await send('POST', `/v1/vacancies/${vacancyId}/close`, {
      as: 'partner',
      body: { reason: 'filled' },
    });
    expect(closed.body.status).toBe('filled');
    const left = await shortlistOf(vacancyId, (list) => list.length === 1);
    expect(left[0]).toMatchObject({ id: best.id, status: 'confirmed' });
    const flagged = await matches.find(
      'match.flagged',
      ({ type, value }) => type === 'match.flagged' && value.id === best.id,
    );
    expect(flagged.value.lostGround).toBe('vacancy-closed');
  });
});
