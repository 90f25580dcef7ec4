import { randomUUID } from 'node:crypto';
import { type Answer, mailsTo, send, shortlistOf } from './api.ts';
import { eventually } from './eventually.ts';
import { candidate, inDays, vacancy } from './examples.ts';
import { TopicReader } from './topic.ts';

const RANKS = ['eligible', 'conditional', 'unclear', 'not-yet'];

async function nominate(profile = candidate(), ref = `test-${randomUUID()}`): Promise<Answer> {
  return send('PUT', `/v1/candidates/by-ref/${ref}`, { as: 'institution', body: profile });
}

describe('From a vacancy to the e-mail that the company gets', () => {
  const posting = vacancy();
  let matches: TopicReader;
  let vacancyId: string;
  let candidateId: string;
  let shortlist: Answer['body'][];

  beforeAll(async () => {
    matches = await new TopicReader('matching.match.v1').start();
    const nominated = await nominate();
    expect(nominated.status).toBe(201);
    candidateId = nominated.body.id;
  });

  afterAll(() => matches.stop());

  test('a partner posts a vacancy and is told where it is', async () => {
    const posted = await send('POST', '/v1/vacancies', { as: 'partner', body: posting });
    expect(posted.status).toBe(201);
    vacancyId = posted.body.id;
    expect(posted.headers.get('location')).toBe(`/v1/vacancies/${vacancyId}`);
    expect(posted.body).toMatchObject({ externalRef: posting.externalRef, status: 'open', version: 1 });
  });

  test('the shortlist stands, best first', async () => {
    shortlist = await shortlistOf(vacancyId, (items) => items.some((item) => item.candidateId === candidateId));
    const places = shortlist.map(({ eligibility, score, candidateId: id }) => [
      RANKS.indexOf(eligibility.status),
      -score,
      id,
    ]);
    expect(places).toEqual([...places].sort((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1)));
  });

  test('the points of the criteria add up to the score', () => {
    for (const { score, criteria } of shortlist) {
      const sum = criteria.reduce((total: number, { points }: { points: number }) => total + points, 0);
      expect(Math.floor(sum + 0.5 + 1e-9)).toBe(score);
    }
  });

  test('the worked example of the design scores 89, and is possible once the course has ended', () => {
    const match = shortlist.find((item) => item.candidateId === candidateId);
    expect(match).toMatchObject({
      status: 'proposed',
      score: 89,
      scoreToday: 79,
      confidence: 1,
      eligibility: { status: 'conditional', from: inDays(70) },
      criteria: [
        { criterion: 'trade', value: 0.9, weight: 50, points: 45, reason: 'same-unit-group' },
        { criterion: 'recognition', value: 0.75, weight: 25, points: 18.75, reason: 'in-process' },
        { criterion: 'language', value: 1, weight: 25, points: 25, reason: 'level-reached-by-start' },
      ],
    });
  });

  test.each(['de', 'en', 'lv'])('a coordinator reads the reasons in %s', async (language) => {
    const { id } = shortlist.find((item) => item.candidateId === candidateId);
    const { body } = await send('GET', `/v1/matches/${id}`, {
      as: 'coordinator',
      headers: { 'accept-language': language },
    });
    const texts = body.criteria.map(({ text }: { text: string }) => text);
    expect(new Set(texts).size).toBe(3);
    expect(body.criteria[2].text).toContain('B1');
  });

  test('no name, address or e-mail of the candidate is on any topic', async () => {
    const candidates = await new TopicReader('candidates.candidate.v1').start();
    const profile = await candidates.find('the profile', ({ key }) => key === candidateId);
    await candidates.stop();
    expect(JSON.stringify(profile)).not.toMatch(/Žanete|Ķirsoniņa|kirsonina|Santehniķis/);
  });

  test('nothing reaches the company before a coordinator decided', async () => {
    await matches.find('the proposal', ({ type, value }) => type === 'match.proposed' && value.vacancyId === vacancyId);
    expect(await mailsTo(posting.company.contactEmail)).toEqual([]);
  });

  test('a coordinator confirms, and exactly one e-mail in German arrives', async () => {
    const { id } = shortlist.find((item) => item.candidateId === candidateId);
    const decided = await send('POST', `/v1/matches/${id}/decision`, {
      as: 'coordinator',
      body: { decision: 'confirm', reason: 'suitable-once-conditions-are-met', note: 'Prüfung im Januar' },
    });
    expect(decided.status).toBe(200);
    expect(decided.body).toMatchObject({ status: 'confirmed', decision: { decision: 'confirm' } });
    await matches.find('the confirmation', ({ type, value }) => type === 'match.confirmed' && value.id === id);

    const [mail] = await eventually('the e-mail', async () => {
      const mails = await mailsTo(posting.company.contactEmail);
      return mails.length > 0 ? mails : undefined;
    });
    expect(`${mail.html}${mail.text}`).toContain('Anlagenmechaniker SHK');
    expect(mail.text).toContain('89');
    expect(mail.text).toMatch(/Sprach|Deutsch/);
    expect(`${mail.html}${mail.text}`).not.toMatch(/Žanete|Ķirsoniņa|kirsonina/);
    expect(`${mail.html}${mail.text}`).not.toContain(candidateId);
  });

  test('a second coordinator is told of the first decision', async () => {
    const { id } = shortlist.find((item) => item.candidateId === candidateId);
    const again = await send('POST', `/v1/matches/${id}/decision`, {
      as: 'admin',
      body: { decision: 'decline', reason: 'vacancy-filled-otherwise' },
    });
    expect(again.status).toBe(409);
    expect(again.body.decision).toMatchObject({ decision: 'confirm' });
  });

  test('a declined match sends nothing, and is not proposed again', async () => {
    const other = await nominate();
    const items = await shortlistOf(vacancyId, (list) => list.some((item) => item.candidateId === other.body.id));
    const { id } = items.find((item) => item.candidateId === other.body.id);
    const declined = await send('POST', `/v1/matches/${id}/decision`, {
      as: 'coordinator',
      body: { decision: 'decline', reason: 'candidate-not-interested' },
    });
    expect(declined.body.status).toBe('declined');
    await matches.find('the refusal', ({ type, value }) => type === 'match.declined' && value.id === id);
    await shortlistOf(vacancyId, (list) => list.every((item) => item.candidateId !== other.body.id));

    // A match confirmed later, for another company, is e-mailed after the declined one would have been.
    const elsewhere = vacancy();
    const posted = await send('POST', '/v1/vacancies', { as: 'partner', body: elsewhere });
    const later = await shortlistOf(posted.body.id, (list) => list.some((item) => item.candidateId === candidateId));
    const match = later.find((item) => item.candidateId === candidateId);
    await send('POST', `/v1/matches/${match.id}/decision`, {
      as: 'coordinator',
      body: { decision: 'confirm', reason: 'suitable' },
    });
    await eventually('the other company’s e-mail', async () =>
      (await mailsTo(elsewhere.company.contactEmail)).length > 0 ? true : undefined,
    );
    expect(await mailsTo(posting.company.contactEmail)).toHaveLength(1);
  });
});
