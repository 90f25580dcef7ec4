import { randomUUID } from 'node:crypto';
import { type Answer, mailsTo, passung, send, shortlistOf } from './api.ts';
import { linkIn, press } from './company.ts';
import { eventually } from './eventually.ts';
import { candidate, vacancy } from './examples.ts';
import { FeedClient } from './feed-client.ts';
import { TopicReader } from './topic.ts';

describe('A company answers an e-mail without an account', () => {
  const posting = vacancy();
  let replies: TopicReader;
  let feed: FeedClient;
  let candidateId: string;
  let vacancyId: string;
  let matchId: string;
  let interested: string;
  let filled: string;

  beforeAll(async () => {
    replies = await new TopicReader('notifications.reply.v1').start();
    const ref = `test-${randomUUID()}`;
    const nominated = await send('PUT', `/v1/candidates/by-ref/${ref}`, { as: 'institution', body: candidate() });
    vacancyId = (await send('POST', '/v1/vacancies', { as: 'partner', body: posting })).body.id;
    candidateId = nominated.body.id;
    feed = await FeedClient.open({ query: `vacancyId=${vacancyId}` });
    const ofOurs = (item: Answer['body']) => item.candidateId === candidateId;
    matchId = (await shortlistOf(vacancyId, (items) => items.some(ofOurs))).find(ofOurs).id;
    await send('POST', `/v1/matches/${matchId}/decision`, {
      as: 'coordinator',
      body: { decision: 'confirm', reason: 'suitable' },
    });
    const [mail] = await eventually('the e-mail', async () => {
      const mails = await mailsTo(posting.company.contactEmail);
      return mails.length > 0 ? mails : undefined;
    });
    interested = linkIn(mail, 'Wir haben Interesse') as string;
    filled = linkIn(mail, 'Die Stelle ist besetzt') as string;
  });

  afterAll(() => Promise.all([replies.stop(), feed.close()]));

  test('the links lead to the address that everybody uses', () => {
    for (const link of [interested, filled]) expect(link.startsWith(`${passung.baseUrl}/r/`)).toBe(true);
  });

  test('opening a link asks once more, in the language of the company, and changes nothing', async () => {
    const page = await fetch(interested);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    const html = await page.text();
    expect(html).toContain('Haben Sie Interesse?');
    expect(html).toContain('Anlagenmechaniker SHK (m/w/d)');
    const { items } = (await send('GET', `/v1/notifications?matchId=${matchId}`, { as: 'coordinator' })).body;
    expect(items[0].answers).toEqual([]);
  });

  test('pressing the button tells the coordinators', async () => {
    const page = await press(interested, { words: 'Gern am Nachmittag, ab 14 Uhr – ļoti labi' });
    expect(await page.text()).toContain('Vielen Dank');
    const { value } = await replies.find('the reply', ({ value: reply }) => reply.matchId === matchId);
    expect(value).toMatchObject({ answer: 'interested', vacancyId, commented: true });
    // People write names into words: they stay where they can be erased.
    expect(JSON.stringify(value)).not.toContain('Nachmittag');
    const { items } = (await send('GET', `/v1/notifications?matchId=${matchId}`, { as: 'coordinator' })).body;
    expect(items[0].answers).toMatchObject([
      { answer: 'interested', matchId, words: 'Gern am Nachmittag, ab 14 Uhr – ļoti labi' },
    ]);
  });

  test('the answer is told to coordinators who listen, and to who comes back later, once, and stands with the match', async () => {
    const late = await FeedClient.open({ query: `vacancyId=${vacancyId}&minScore=1&lastEventId=0` });
    const heard = await Promise.all(
      [feed, late].map((client) => client.find('the answer', ({ type }) => type === 'reply.given')),
    );
    for (const { data } of heard) expect(data).toMatchObject({ answer: 'interested', matchId, vacancyId, candidateId });
    expect(heard[0]?.id).toBe(heard[1]?.id);
    await late.close();
    const { body } = await send('GET', `/v1/matches/${matchId}`, { as: 'coordinator' });
    expect(body.answers).toMatchObject([{ answer: 'interested', commented: true }]);
  });

  test('a link works once', async () => {
    expect((await press(interested)).status).toBe(409);
    expect((await fetch(interested)).status).toBe(409);
  });

  test('an altered link is refused with a page that one can read', async () => {
    const altered = interested.slice(0, -2) + (interested.endsWith('AA') ? 'BB' : 'AA');
    const page = await fetch(altered, { method: 'POST', headers: { 'accept-language': 'lv' } });
    expect(page.status).toBe(400);
    expect(await page.text()).toContain('Šī saite nav derīga');
  });

  test('“the position is filled” closes the vacancy', async () => {
    await press(filled);
    await eventually('the vacancy to be closed', async () => {
      const { body } = await send('GET', `/v1/vacancies/${vacancyId}`, { as: 'partner' });
      return body.status === 'filled' ? true : undefined;
    });
    await feed.find('the answer', ({ data }) => data.answer === 'filled');
    expect(feed.events.filter(({ type }) => type === 'reply.given').map(({ data }) => data.answer)).toEqual([
      'interested',
      'filled',
    ]);
  });

  test('a coordinator sees what was sent, without the links that would answer for the company', async () => {
    const { items } = (await send('GET', `/v1/notifications?matchId=${matchId}`, { as: 'coordinator' })).body;
    const { body, headers } = await send('GET', `/v1/notifications/${items[0].id}/html`, { as: 'coordinator' });
    expect(headers.get('content-type')).toMatch(/^text\/html/);
    expect(body).toContain('Anlagenmechaniker SHK (m/w/d)');
    expect(body).not.toContain(`${passung.baseUrl}/r/`);
    const { text } = (await send('GET', `/v1/notifications/${items[0].id}`, { as: 'coordinator' })).body;
    expect(text).toContain('Wir haben Interesse');
    expect(text).not.toContain(`${passung.baseUrl}/r/`);
  });

  test('a mailbox unsubscribes with one click', async () => {
    const [mail] = await mailsTo(posting.company.contactEmail);
    const answer = await press(linkIn(mail, 'Keine E-Mails mehr') as string, { 'List-Unsubscribe': 'One-Click' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('keine E-Mails mehr');
  });

  test('coordinators who listen are told that it does not get the next one', async () => {
    const again = vacancy({ company: posting.company });
    const next = (await send('POST', '/v1/vacancies', { as: 'partner', body: again })).body.id;
    const listening = await FeedClient.open({ query: `vacancyId=${next}&lastEventId=0` });
    const ofOurs = (item: Answer['body']) => item.candidateId === candidateId;
    const { id } = (await shortlistOf(next, (items) => items.some(ofOurs))).find(ofOurs);
    const decision = { decision: 'confirm', reason: 'suitable' };
    await send('POST', `/v1/matches/${id}/decision`, { as: 'coordinator', body: decision });
    const { data } = await listening.find('the failure', ({ type }) => type === 'delivery.failed');
    await listening.close();
    expect(data).toMatchObject({ matchId: id, vacancyId: next, candidateId, reason: 'unsubscribed' });
    expect(JSON.stringify(data)).not.toContain('@');
  });
});
