import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { matchExample, replyExample } from '#contracts/event-examples';
import type { MatchState } from '#contracts/match-event';
import type { ReplyState } from '#contracts/reply-event';
import { EventContext } from '#eventing/received-event';
import { LOCALES } from '#occupations/locale';
import { FAULTS } from '#pages/faults';
import { readForms } from '#pages/read-forms';
import { LinkSeal } from '#pages/signed-links';
import { Clock } from '#platform/clock';
import { caller, TrialCandidates } from '../../test/trial-candidates.ts';
import { ContactController } from './contact.controller.ts';
import { type ContactLink, Contacts } from './contact-details.ts';
import { CONTACT_PAGE_TEXTS } from './contact-page-texts.ts';
import { InterestEvents } from './interest.events.ts';
import { Introduction } from './introduction.entity.ts';
import type { Introductions } from './introductions.ts';

const SECRET = 'a secret that signs links, long enough';
const DAY_MS = 86_400_000;
const coordinator = { subject: 'carla', organisation: 'city', roles: ['coordinator'] as const };

/** Goes as fast as the test says. */
class TestClock extends Clock {
  ahead = 0;
  override now = () => new Date(Date.now() + this.ahead);
}

let trial: TrialCandidates;
let introductions: Introductions;
let app: NestFastifyApplication;
const clock = new TestClock();
const warnings: string[] = [];
const events = new InterestEvents();

beforeAll(async () => {
  trial = await TrialCandidates.create(clock);
  introductions = trial.introductions;
  const contacts = new Contacts(trial.dataSource, trial.store, trial.accessLog, clock, { LINK_SECRET: SECRET });

  @Module({ controllers: [ContactController], providers: [{ provide: Contacts, useValue: contacts }] })
  class Pages {}

  app = await NestFactory.create<NestFastifyApplication>(
    Pages,
    new FastifyAdapter({ routerOptions: { maxParamLength: 2_400 } }),
    {
      bodyParser: false,
      logger: { log: () => {}, warn: (text) => warnings.push(text), error: (text) => warnings.push(text) },
    },
  );
  await readForms(app);
  await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await app?.close();
  await trial?.release();
});
beforeEach(() => {
  clock.ahead = 0;
  warnings.length = 0;
});

const received = <Value extends { id: string }>(type: string, value: Value) => ({
  ...{ id: crypto.randomUUID(), type, source: '/test', time: '', trace: {}, subject: value.id, key: value.id },
  value,
});

const confirmed = (match: MatchState) =>
  trial.dataSource.transaction((manager) =>
    events.onMatch(received('match.confirmed', match), new EventContext([manager])),
  );
const answered = (answer: Partial<ReplyState>) =>
  trial.dataSource.transaction((manager) =>
    events.onReply(received('reply.given', { ...replyExample, ...answer }), new EventContext([manager])),
  );

const consents = (...purposes: ('matching' | 'introduction')[]) =>
  purposes.map((purpose) => ({ purpose, given: true, at: '2026-10-01T09:00:00Z' }));

/** A candidate who agrees, and a match that was confirmed and whose company is interested. */
async function ready(): Promise<{ candidateId: string; matchId: string }> {
  const candidateId = await trial.nominate(undefined, { consents: consents('matching', 'introduction') });
  const matchId = crypto.randomUUID();
  await answered({ matchId });
  await confirmed({ ...matchExample, id: matchId, candidateId });
  return { candidateId, matchId };
}

async function introduced(): Promise<ContactLink> {
  const { candidateId, matchId } = await ready();
  const { id, companyId } = await introductions.release(coordinator, candidateId, matchId);
  const page = { company: 'Müßig GmbH', locale: 'de' as const, title: 'Anlagenmechaniker ļ' };
  return { introductionId: id, matchId, companyId, ...page };
}

const tokenOf = (link: ContactLink, { purpose = 'introduction', secret = SECRET, days = 14 } = {}) => {
  const { introductionId: i, matchId: m, companyId, company: n, locale: l, title: t } = link;
  return new LinkSeal(secret).sign(purpose, companyId, new Date(Date.now() + days * DAY_MS), { i, m, n, l, t });
};

const request = async (method: string, token: string) => {
  const response = await fetch(`${await app.getUrl()}/r/introductions/${token}`, { method });
  return { status: response.status, html: await response.text() };
};
const open = (token: string) => request('GET', token);
const press = (token: string) => request('POST', token);

const candidateOf = async ({ introductionId }: ContactLink) =>
  (await trial.dataSource.manager.findOneByOrFail(Introduction, { id: introductionId })).candidateId;
const looksAt = async (candidateId: string) => trial.accessLog.of(candidateId);
const withdraw = async (candidateId: string, given = false) =>
  trial.service.change(caller, candidateId, ({ consents: known }) => ({
    consents: [
      ...known.filter(({ purpose }) => purpose !== 'introduction'),
      { purpose: 'introduction', given, at: new Date().toISOString() },
    ],
  }));

describe('A coordinator introduces a candidate', () => {
  test('of a confirmed match, to a company that is interested, with consent: it is announced without a name', async () => {
    const { candidateId, matchId } = await ready();
    const introduction = await introductions.release(coordinator, candidateId, matchId);
    expect(introduction).toMatchObject({ releasedBy: 'carla', companyId: replyExample.companyId });
    const event = (await trial.outbox()).findLast(({ topic }) => topic === 'candidates.introduction.v1');
    expect(event?.key).toBe(matchExample.vacancyId);
    expect(JSON.parse(event?.value ?? '')).toEqual({
      ...{ id: introduction.id, candidateId, matchId },
      ...{ vacancyId: matchExample.vacancyId, companyId: replyExample.companyId },
      releasedAt: introduction.releasedAt.toISOString(),
      expiresAt: introduction.expiresAt.toISOString(),
    });
  });

  test('and is told all that is missing, with the way out of each', async () => {
    const candidateId = await trial.nominate();
    const matchId = crypto.randomUUID();
    await expect(introductions.release(coordinator, candidateId, matchId)).rejects.toMatchObject({
      kind: 'conflict',
      members: { missing: [{ what: 'confirmation' }, { what: 'consent' }] },
    });
    await confirmed({ ...matchExample, id: matchId, candidateId });
    await expect(introductions.release(coordinator, candidateId, matchId)).rejects.toMatchObject({
      members: { missing: [{ what: 'interest' }, { what: 'consent' }] },
    });
    await withdraw(candidateId, true);
    await expect(introductions.release(coordinator, candidateId, matchId)).rejects.toMatchObject({
      members: { missing: [{ what: 'interest' }] },
    });
  });

  test('unless the company has changed its mind; an older answer that arrives late does not count', async () => {
    const { candidateId, matchId } = await ready();
    await answered({ matchId, answer: 'not-interested', answeredAt: '2026-11-25T08:00:00Z' });
    await answered({ matchId, answer: 'interested', answeredAt: '2026-11-24T08:00:00Z' });
    await answered({ matchId, answer: 'call-me', answeredAt: '2026-11-26T08:00:00Z' });
    await expect(introductions.release(coordinator, candidateId, matchId)).rejects.toThrow('“not-interested”');
    await answered({ matchId, answer: 'interested', answeredAt: '2026-11-27T08:00:00Z' });
    await expect(introductions.release(coordinator, candidateId, matchId)).resolves.toMatchObject({ matchId });
  });

  test('not by the match of somebody else', async () => {
    const { matchId } = await ready();
    const other = await trial.nominate(undefined, { consents: consents('matching', 'introduction') });
    await expect(introductions.release(coordinator, other, matchId)).rejects.toMatchObject({
      members: { missing: [{ what: 'confirmation' }] },
    });
  });

  test('once; again only when the link is no longer good', async () => {
    const { candidateId, matchId } = await ready();
    const first = await introductions.release(coordinator, candidateId, matchId);
    await expect(introductions.release(coordinator, candidateId, matchId)).rejects.toMatchObject({
      members: { introduction: { id: first.id } },
    });
    clock.ahead = 15 * DAY_MS;
    await expect(introductions.release(coordinator, candidateId, matchId)).resolves.not.toMatchObject({ id: first.id });
  });

  test('until the candidate withdraws the consent: that is announced, and a new consent allows a new introduction', async () => {
    const { candidateId, matchId } = await ready();
    const first = await introductions.release(coordinator, candidateId, matchId);
    await withdraw(candidateId);
    const event = (await trial.outbox()).findLast(({ topic }) => topic === 'candidates.introduction.v1');
    expect(event?.headers.ce_type).toBe('introduction.withdrawn');
    expect(JSON.parse(event?.value ?? '')).toMatchObject({ id: first.id, matchId });
    await expect(introductions.release(coordinator, candidateId, matchId)).rejects.toMatchObject({
      members: { missing: [{ what: 'consent' }] },
    });
    await withdraw(candidateId, true);
    const second = await introductions.release(coordinator, candidateId, matchId);
    expect(second.id).not.toBe(first.id);
    expect(second.expiresAt > first.expiresAt).toBe(true);
  });

  test('who was erased cannot be, and late events about them are not kept', async () => {
    const { candidateId, matchId } = await ready();
    await trial.erasures.request(caller, candidateId);
    await confirmed({ ...matchExample, id: matchId, candidateId });
    await expect(introductions.release(coordinator, candidateId, matchId)).rejects.toMatchObject({ kind: 'not-found' });
    expect(await trial.dataSource.query('SELECT 1 FROM confirmed_match WHERE match_id = $1', [matchId])).toEqual([]);
  });
});

describe('The company looks at the contact details', () => {
  test.each(LOCALES)(
    'after it was asked once more, in %s; opening the page changes nothing and is no look',
    async (locale) => {
      const link = { ...(await introduced()), locale };
      const token = await tokenOf(link);
      const page = await open(token);
      expect(page.status).toBe(200);
      expect(page.html).toContain(`<html lang="${locale}">`);
      expect(page.html).toContain(CONTACT_PAGE_TEXTS[locale].question.heading);
      expect(page.html).toContain('Anlagenmechaniker ļ');
      expect(page.html).not.toMatch(/<script|Žanete|kirsonina/);
      const candidateId = await candidateOf(link);
      expect(await looksAt(candidateId)).toEqual([]);
      const shown = await press(token);
      expect(shown.html).toContain(CONTACT_PAGE_TEXTS[locale].answer.heading('Žanete Ķirsoniņa'));
      expect(shown.html).toContain('href="mailto:zanete@kirsonina.example"');
      expect(await looksAt(candidateId)).toMatchObject([
        { purpose: 'contact', organisation: 'Müßig GmbH', reason: 'Introduced for “Anlagenmechaniker ļ”' },
      ]);
    },
  );

  test('as often as it likes for a day, also two at the same moment, and each look is noted', async () => {
    const link = await introduced();
    const token = await tokenOf(link);
    const pages = await Promise.all([press(token), press(token), press(token)]);
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
    clock.ahead = 0.9 * DAY_MS;
    expect((await press(token)).status).toBe(200);
    expect(await looksAt(await candidateOf(link))).toHaveLength(4);
  });

  type Make = (link: ContactLink) => Promise<string>;
  const other = crypto.randomUUID();
  const { gone, used, 'not-yours': notYours } = CONTACT_PAGE_TEXTS.de.refusals;
  const forged = FAULTS.forged.texts.de.heading;
  const bad: [string, number, string, Make][] = [
    [
      'forged with another secret',
      400,
      forged,
      (link) => tokenOf(link, { secret: 'the secret of somebody else, long enough' }),
    ],
    ['made for another purpose', 400, forged, (link) => tokenOf(link, { purpose: 'reply' })],
    ['altered', 400, forged, async (link) => `${(await tokenOf(link)).slice(0, -4)}AAAA`],
    ['not a token at all', 400, forged, async () => 'hello'],
    ['expired', 410, FAULTS.expired.texts.de.heading, (link) => tokenOf(link, { days: -1 })],
    ['of another company', 403, notYours.heading, (link) => tokenOf({ ...link, companyId: other })],
    ['about another match', 403, notYours.heading, (link) => tokenOf({ ...link, matchId: other })],
    [
      'used for the first time more than a day ago',
      410,
      used.heading,
      async (link) => {
        const token = await tokenOf(link);
        await press(token);
        clock.ahead = 1.1 * DAY_MS;
        return token;
      },
    ],
    [
      'of somebody who has withdrawn the consent',
      410,
      gone.heading,
      async (link) => {
        await withdraw(await candidateOf(link));
        return tokenOf(link);
      },
    ],
    [
      'of somebody who has withdrawn the consent and given it again since',
      410,
      gone.heading,
      async (link) => {
        await withdraw(await candidateOf(link));
        await withdraw(await candidateOf(link), true);
        return tokenOf(link);
      },
    ],
    [
      'of somebody who was erased',
      410,
      gone.heading,
      async (link) => {
        await trial.erasures.request(caller, await candidateOf(link));
        return tokenOf(link);
      },
    ],
  ];

  test.each(bad)(
    'but not by a link that is %s: a friendly page, logged, and nothing changes',
    async (_, status, heading, make) => {
      const link = await introduced();
      const candidateId = await candidateOf(link);
      const token = await make(link);
      warnings.length = 0;
      const before = await looksAt(candidateId);
      for (const page of [await open(token), await press(token)]) {
        expect(page).toMatchObject({ status, html: expect.stringContaining(heading) });
        expect(page.html).not.toMatch(/<form|Žanete|kirsonina/);
      }
      expect(await looksAt(candidateId)).toEqual(before);
      expect(warnings).toHaveLength(2);
      expect(warnings.join()).toMatch(/was refused/);
      expect(warnings.join()).not.toMatch(/Žanete|eyJ/);
    },
  );
});
