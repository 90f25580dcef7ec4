import { type Answer, passung, send, shortlistOf } from './api.ts';
import { atTheSameMoment } from './at-the-same-moment.ts';
import { candidate, vacancy } from './examples.ts';
import { FeedClient } from './feed-client.ts';

/** A trade that no other test asks for: who is on its shortlists, and where, is known. */
const electrician = { scheme: 'isco-08', code: '7411' };
const posting = () => vacancy({ occupation: electrician, title: 'Elektroniker (m/w/d)' });

/** Better German, better rank. */
const withGerman = (level: string) =>
  candidate({ occupations: [{ ...electrician, experienceYears: 6 }], languages: [{ language: 'de', level }] });

describe('What a coordinator decides', () => {
  let shortlist: Answer['body'][];
  /** Where each candidate was nominated, by their ids. */
  let nominations: Map<string, string>;

  const decide = (matchId: string, body: object) =>
    send('POST', `/v1/matches/${matchId}/decision`, { as: 'coordinator', body });
  const figures = async () => (await send('GET', '/v1/matches/figures', { as: 'coordinator' })).body;

  beforeAll(async () => {
    const profiles = [withGerman('C1'), withGerman('A2'), withGerman('A1')];
    const nominated = await Promise.all(
      profiles.map(async (body): Promise<[string, string]> => {
        const path = `/v1/candidates/by-ref/decide-${crypto.randomUUID()}`;
        return [(await send('PUT', path, { as: 'institution', body })).body.id, path];
      }),
    );
    nominations = new Map(nominated);
    const ids = [...nominations.keys()];
    const posted = await send('POST', '/v1/vacancies', { as: 'partner', body: posting() });
    const all = await shortlistOf(posted.body.id, (items) =>
      ids.every((id) => items.some(({ candidateId }) => candidateId === id)),
    );
    shortlist = all;
  });

  test('needs a reason from the set; a wrong one is answered with those for that decision', async () => {
    const { status, body } = await decide(shortlist[0].id, { decision: 'confirm', reason: 'candidate-not-interested' });
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({ pointer: '#/reason' });
    expect(body.errors[0].detail).toContain('suitable-once-conditions-are-met');
    expect(body.errors[0].detail).not.toContain('candidate-not-interested');
  });

  test('needs words where no reason of the set says it', async () => {
    const { status, body } = await decide(shortlist[0].id, { decision: 'decline', reason: 'other' });
    expect(status).toBe(400);
    expect(body.errors[0].pointer).toBe('#/note');
  });

  test('can be made to hold only for what was seen: a match that has changed since is not decided', async () => {
    const path = `/v1/matches/${shortlist[0].id}`;
    const read = (headers: Record<string, string>) => send('GET', path, { as: 'coordinator', headers });
    const german = await read({ 'accept-language': 'de' });
    const tag = german.headers.get('etag') as string;
    expect([tag, german.headers.get('content-language')]).toEqual([`"${german.body.version}-de"`, 'de']);
    // Who asks for what they have is told so; who asks for another language is not.
    expect((await read({ 'accept-language': 'de', 'if-none-match': tag })).status).toBe(304);
    expect((await read({ 'accept-language': 'lv', 'if-none-match': tag })).status).toBe(200);

    const nominated = nominations.get(german.body.candidateId) as string;
    await send('PUT', nominated, { as: 'institution', body: withGerman('C2') });
    await shortlistOf(german.body.vacancyId, (items) =>
      items.some(({ id, version }) => id === german.body.id && version > german.body.version),
    );
    const body = { decision: 'confirm', reason: 'suitable' };
    const late = await send('POST', `${path}/decision`, { as: 'coordinator', body, headers: { 'if-match': tag } });
    expect(late).toMatchObject({ status: 412, body: { type: '/problems/precondition-failed' } });
    expect((await read({})).body).toMatchObject({ status: 'proposed', version: late.body.version });
  });

  test('is kept with who, when, why, and the place the match had among those still open', async () => {
    const seen = await send('GET', `/v1/matches/${shortlist[1].id}`, { as: 'coordinator' });
    const { body, headers } = await send('POST', `/v1/matches/${shortlist[1].id}/decision`, {
      as: 'coordinator',
      body: { decision: 'confirm', reason: 'company-asked', note: 'kennt ßie, Jānis' },
      headers: { 'if-match': seen.headers.get('etag') as string, 'accept-language': 'lv' },
    });
    expect(headers.get('etag')).toMatch(`"${seen.body.version + 1}.`);
    expect(body.decision).toMatchObject({ reason: 'company-asked', note: 'kennt ßie, Jānis', rank: 2 });
    expect(body.decision.by).toEqual(expect.any(String));
  });

  test('counts once of two made at the same moment; the other coordinator is told of it', async () => {
    const { id, vacancyId } = shortlist.at(-1);
    const meeting = { hold: `SELECT 1 FROM known_vacancy WHERE id = '${vacancyId}' FOR UPDATE`, count: 2 };
    const answers = await atTheSameMoment(passung.databases.matching as string, meeting, () =>
      Promise.all([
        decide(id, { decision: 'confirm', reason: 'suitable' }),
        decide(id, { decision: 'decline', reason: 'language-not-sufficient' }),
      ]),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
    expect(lost?.body.decision).toEqual(won?.body.decision);
  });

  test('is measured: how many, how soon, how often for the match, how often against the rank', async () => {
    const before = await figures();
    await decide(shortlist[0].id, { decision: 'decline', reason: 'candidate-found-work' });
    const after = await figures();
    expect(after.decided).toBe(before.decided + 1);
    expect(after.confirmed).toBe(before.confirmed);
    expect(after.shareConfirmed).toBeCloseTo(after.confirmed / after.decided, 6);
    // The best was declined: one more against the rank.
    expect(after.shareAgainstRank * after.decided).toBeCloseTo(before.shareAgainstRank * before.decided + 1, 6);
    expect(after.medianHoursToDecision).toBeGreaterThan(0);
    expect(after.medianHoursToDecision).toBeLessThan(1);
    expect(after.reasons['candidate-found-work']).toBe((before.reasons['candidate-found-work'] ?? 0) + 1);
  });
});

test('A confirmed match that loses its ground is flagged to the coordinators, in their stream and where they read it, and stays theirs', async () => {
  const path = `/v1/candidates/by-ref/flag-${crypto.randomUUID()}`;
  const profile = withGerman('B2');
  const nominated = await send('PUT', path, { as: 'institution', body: profile });
  const ofOurs = ({ candidateId }: Answer['body']) => candidateId === nominated.body.id;
  const vacancyId = (await send('POST', '/v1/vacancies', { as: 'partner', body: posting() })).body.id;
  const { id } = (await shortlistOf(vacancyId, (items) => items.some(ofOurs))).find(ofOurs);
  const feed = await FeedClient.open({ query: `vacancyId=${vacancyId}` });
  const decision = { decision: 'confirm', reason: 'suitable' };
  await send('POST', `/v1/matches/${id}/decision`, { as: 'coordinator', body: decision });
  const read = async () => (await send('GET', `/v1/matches/${id}`, { as: 'coordinator' })).body;

  const consent = (given: boolean) =>
    send('POST', `/v1/candidates/${nominated.body.id}/consents`, {
      as: 'institution',
      body: { purpose: 'matching', given, at: new Date().toISOString() },
    });
  await consent(false);
  const { data } = await feed.find('the flag', (event) => event.type === 'match.flagged' && event.data.id === id);
  expect(data).toMatchObject({ status: 'confirmed', lostGround: 'candidate-gone' });
  expect(await read()).toMatchObject({ status: 'confirmed', lostGround: 'candidate-gone', decision });
  expect(feed.events.filter(({ type }) => type === 'match.withdrawn')).toEqual([]);

  await consent(true);
  const back = await feed.find('the change', (event) => event.type === 'match.changed' && event.data.id === id);
  expect(back.data).toMatchObject({ status: 'confirmed' });
  expect((await read()).lostGround).toBeUndefined();
  await feed.close();
});
