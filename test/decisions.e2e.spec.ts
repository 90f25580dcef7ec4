import { type Answer, send, shortlistOf } from './api.ts';
import { candidate, vacancy } from './examples.ts';

/** Better German, better rank. */
const withGerman = (level: string) => candidate({ languages: [{ language: 'de', level }] });

describe('What a coordinator decides', () => {
  let shortlist: Answer['body'][];

  const decide = (matchId: string, body: object) =>
    send('POST', `/v1/matches/${matchId}/decision`, { as: 'coordinator', body });
  const figures = async () => (await send('GET', '/v1/matches/figures', { as: 'coordinator' })).body;

  beforeAll(async () => {
    const profiles = [withGerman('C1'), withGerman('A2'), withGerman('A1')];
    const nominated = await Promise.all(
      profiles.map((body) =>
        send('PUT', `/v1/candidates/by-ref/decide-${crypto.randomUUID()}`, { as: 'institution', body }),
      ),
    );
    const ids = nominated.map(({ body }) => body.id);
    const posted = await send('POST', '/v1/vacancies', { as: 'partner', body: vacancy() });
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

  test('is kept with who, when, why, and the place the match had among those still open', async () => {
    const { body } = await decide(shortlist[1].id, {
      decision: 'confirm',
      reason: 'company-asked',
      note: 'kennt ßie, Jānis',
    });
    expect(body.decision).toMatchObject({ reason: 'company-asked', note: 'kennt ßie, Jānis', rank: 2 });
    expect(body.decision.by).toEqual(expect.any(String));
  });

  test('counts once of two made at the same moment; the other coordinator is told of it', async () => {
    const { id } = shortlist.at(-1);
    const answers = await Promise.all([
      decide(id, { decision: 'confirm', reason: 'suitable' }),
      decide(id, { decision: 'decline', reason: 'language-not-sufficient' }),
    ]);
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
