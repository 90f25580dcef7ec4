import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { type Answer, mailsTo, passung, send, shortlistOf } from './api.ts';
import { linkIn, mailWith, press } from './company.ts';
import { eventually } from './eventually.ts';
import { placesWith } from './everything-stored.ts';
import { candidate, vacancy } from './examples.ts';
import { FeedClient } from './feed-client.ts';
import { TopicReader } from './topic.ts';

jest.setTimeout(120_000);

const consent = (purpose: string, given = true) => ({ purpose, given, at: new Date().toISOString() });

describe('The whole round, from a vacancy to a telephone call', () => {
  const mark = randomUUID().slice(0, 8);
  const person = {
    givenName: `Žanete${mark}`,
    familyName: 'Ķirsoniņa-Größe',
    email: `zanete.${mark}@kirsonina.example`,
    preferredLanguage: 'lv',
    phone: '+371 29 876 543',
  };
  const posting = vacancy();
  const { contactEmail } = posting.company;
  let candidateId: string;
  let vacancyId: string;
  let matchId: string;
  let feed: FeedClient;
  let introductions: TopicReader;
  let contact: string;

  const introduce = () =>
    send('POST', `/v1/candidates/${candidateId}/introductions`, { as: 'coordinator', body: { matchId } });
  const accessLog = async () =>
    (await send('GET', `/v1/candidates/${candidateId}/access-log`, { as: 'institution' })).body.items.filter(
      ({ purpose }: Answer['body']) => purpose === 'contact',
    );

  beforeAll(async () => {
    introductions = await new TopicReader('candidates.introduction.v1').start();
    const path = `/v1/candidates/by-ref/round-${mark}`;
    candidateId = (await send('PUT', path, { as: 'institution', body: candidate({ person }) })).body.id;
    vacancyId = (await send('POST', '/v1/vacancies', { as: 'partner', body: posting })).body.id;
    feed = await FeedClient.open({ query: `vacancyId=${vacancyId}&lastEventId=0` });
    const ofOurs = (item: Answer['body']) => item.candidateId === candidateId;
    matchId = (await shortlistOf(vacancyId, (items) => items.some(ofOurs))).find(ofOurs).id;
  });
  afterAll(() => Promise.all([feed.close(), introductions.stop()]));

  test('nobody is introduced before a coordinator confirmed, the company is interested, and the candidate agrees', async () => {
    const early = await introduce();
    expect(early.status).toBe(409);
    expect(early.body.missing.map(({ what }: Answer['body']) => what)).toEqual(['confirmation', 'consent']);
    const decision = { decision: 'confirm', reason: 'suitable' };
    await send('POST', `/v1/matches/${matchId}/decision`, { as: 'coordinator', body: decision });
    const [interest] = await eventually('the confirmation to be known', async () => {
      const { missing } = (await introduce()).body;
      return missing[0].what === 'interest' ? missing : undefined;
    });
    await feed.find('the confirmation', ({ type }) => type === 'match.confirmed');
    expect(interest.detail).toContain('has not answered yet');
  });

  test('the company reads of it, and says that it is interested', async () => {
    const mail = await mailWith(contactEmail, 'Wir haben Interesse');
    expect((await press(linkIn(mail, 'Wir haben Interesse') as string)).status).toBe(200);
    const { data } = await feed.find('the answer', ({ type }) => type === 'reply.given');
    expect(data).toMatchObject({ answer: 'interested', matchId });
  });

  test('without consent it says what is missing and the way out; partners and institutions cannot introduce at all', async () => {
    const { body } = await eventually('the interest to be known', async () => {
      const answer = await introduce();
      return answer.body.missing.length === 1 ? answer : undefined;
    });
    expect(body.missing).toMatchObject([{ what: 'consent' }]);
    expect(body.detail).toContain(`POST /v1/candidates/${candidateId}/consents`);
    for (const as of ['institution', 'partner'] as const) {
      const path = `/v1/candidates/${candidateId}/introductions`;
      expect((await send('POST', path, { as, body: { matchId } })).status).toBe(403);
    }
  });

  test('with it the coordinator introduces them, once of two at the same moment', async () => {
    const body = consent('introduction');
    await send('POST', `/v1/candidates/${candidateId}/consents`, { as: 'institution', body });
    const answers = await Promise.all([introduce(), introduce()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [first, second] = answers.toSorted((a, b) => a.status - b.status);
    expect(second?.body.introduction).toEqual(first?.body);
    expect(first?.body).toMatchObject({ matchId, vacancyId });
  });

  test('the coordinators see it in their stream and beside the match', async () => {
    const { data } = await feed.find('the introduction', ({ type }) => type === 'introduction.released');
    expect(data).toMatchObject({ matchId, candidateId, vacancyId });
    const { body } = await send('GET', `/v1/matches/${matchId}`, { as: 'coordinator' });
    expect(body).toMatchObject({ answers: [{ answer: 'interested' }], introduction: { expiresAt: data.expiresAt } });
    const ofOurs = feed.events.filter((event) => [event.data.id, event.data.matchId].includes(matchId));
    expect(ofOurs.map(({ type }) => type)).toEqual([
      'match.proposed',
      'match.confirmed',
      'reply.given',
      'introduction.released',
    ]);
  });

  test('the company gets a link; neither e-mail nor topic nor the page before the button names anybody', async () => {
    const mail = await mailWith(contactEmail, 'Kontaktdaten ansehen');
    contact = linkIn(mail, 'Kontaktdaten ansehen') as string;
    expect(contact.startsWith(`${passung.baseUrl}/r/introductions/`)).toBe(true);
    const { value } = await introductions.find('the event', (event) => event.value.matchId === matchId);
    const page = await fetch(contact);
    expect(page.status).toBe(200);
    const all = [mail.subject, mail.text, mail.html, JSON.stringify(value), await page.text()].join();
    expect(all).not.toMatch(new RegExp(`${mark}|Ķirsoniņa|876 543`));
    expect(all).not.toContain('<script');
    expect(await accessLog()).toEqual([]);
  });

  test('pressing the button shows how to reach the person, and they can learn who looked', async () => {
    const page = await press(contact);
    const html = await page.text();
    for (const text of [person.givenName, person.familyName, person.email, person.phone, 'Lettisch']) {
      expect(html).toContain(text);
    }
    expect(page.headers.get('cache-control')).toBe('no-store');
    // Once more within the day: a telephone was out of reach.
    expect((await press(contact)).status).toBe(200);
    const looks = await accessLog();
    expect(looks).toHaveLength(2);
    expect(looks[0]).toMatchObject({
      organisation: posting.company.name,
      reason: 'Introduced for “Anlagenmechaniker SHK (m/w/d)”',
    });
    const held = (await send('GET', `/v1/candidates/${candidateId}/export`, { as: 'institution' })).body;
    expect(held.introductions).toMatchObject([{ matchId, firstOpenedAt: expect.any(String) }]);
  });

  test('an altered link shows nothing', async () => {
    const page = await press(contact.slice(0, -3) + (contact.endsWith('AAA') ? 'BBB' : 'AAA'));
    expect(page.status).toBe(400);
    expect(await page.text()).toContain('<h1>');
  });

  test('who withdraws the consent is shown to nobody from that moment on, also after a new consent', async () => {
    const path = `/v1/candidates/${candidateId}/consents`;
    await send('POST', path, { as: 'institution', body: consent('introduction', false) });
    const refused = await press(contact);
    expect(refused.status).toBe(410);
    const html = await refused.text();
    expect(html).toContain('Die Kontaktdaten stehen nicht mehr bereit');
    expect(html).not.toContain(person.givenName);
    const { data } = await feed.find('the withdrawal', ({ type }) => type === 'introduction.withdrawn');
    expect(data).toMatchObject({ matchId, candidateId });
    await send('POST', path, { as: 'institution', body: consent('introduction') });
    expect((await press(contact)).status).toBe(410);
  });

  test('once they are erased nothing anywhere names them, and what the company wrote about them is gone', async () => {
    const mail = await mailWith(contactEmail, 'Bitte rufen Sie uns an');
    const call = linkIn(mail, 'Bitte rufen Sie uns an') as string;
    expect((await press(call, { words: `Wegen ${person.givenName}`, phone: '+49 391 7654321' })).status).toBe(200);
    const traces = [person.givenName, person.email, person.phone, '+49 391 7654321'];
    expect(await placesWith(traces)).toEqual(['table notifications.reply']);
    const { body } = await send('DELETE', `/v1/candidates/${candidateId}`, { as: 'institution' });
    await eventually('the erasure', async () => {
      const receipt = await send('GET', `/v1/erasures/${body.id}`, { as: 'institution' });
      return receipt.body.status === 'complete' ? true : undefined;
    });
    expect(await placesWith(traces)).toEqual([]);
    expect((await press(contact)).status).toBe(410);
    expect(await mailsTo(contactEmail)).toHaveLength(2);
  });
});
