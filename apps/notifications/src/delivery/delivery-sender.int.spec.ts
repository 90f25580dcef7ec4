import { Logger } from '@nestjs/common';
import { DeliverySent } from '#contracts/delivery-event';
import { companyExample as company, vacancyExample as vacancy } from '#contracts/event-examples';
import { MatchDeclined } from '#contracts/match-event';
import { Outbox } from '#eventing/outbox';
import { OutboxMessage } from '#eventing/outbox-message.entity';
import { eventually } from '../../../../test/eventually.ts';
import { type Behaviour, TrialMailServer } from '../../test/trial-mail-server.ts';
import { confirmedMatch, eventing, isSent, TrialNotifications } from '../../test/trial-notifications.ts';
import { Notice } from '../notice/notice.entity.ts';
import { Delivery } from './delivery.entity.ts';

let trial: TrialNotifications;
const servers: TrialMailServer[] = [];

async function startMailServer(behaviour?: Behaviour, port?: number): Promise<TrialMailServer> {
  const server = await TrialMailServer.start(behaviour, port);
  servers.push(server);
  return server;
}

/** Something that happens later, and can be waited for. */
function gate(): { open: () => void; opened: Promise<undefined> } {
  let open = () => {};
  const opened = new Promise<undefined>((resolve) => {
    open = () => resolve(undefined);
  });
  return { open, opened };
}

beforeAll(async () => {
  Logger.overrideLogger(false);
  trial = await TrialNotifications.start();
});

beforeEach(() => trial.reset());

afterEach(async () => {
  await trial.stopInstances();
  for (const server of servers.splice(0)) await server.stop();
});

afterAll(() => trial?.stop());

test('a confirmed match puts one e-mail into the company’s mailbox, and the topic hears of it', async () => {
  const match = confirmedMatch();
  await trial.hearOf(match);
  const { port, taken } = await startMailServer();
  trial.startInstance(port);
  const delivery = await trial.deliveryOf(match, isSent);

  expect(taken).toMatchObject([{ recipient: company.contactEmail, messageId: `<${delivery.id}@passung.example>` }]);
  expect(taken[0]?.source).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  expect(taken[0]?.source).toMatch(/^Content-Language: de\r?$/m);
  expect(delivery).toMatchObject({ attempts: 1, lastError: null, companyId: company.id, locale: 'de' });
  const [event, ...others] = await trial.dataSource.manager.find(OutboxMessage);
  expect(others).toEqual([]);
  expect(event).toMatchObject({ topic: DeliverySent.topic, key: company.id });
  expect(JSON.parse(event?.value ?? '')).toMatchObject({ id: delivery.id, matchId: match.id, companyId: company.id });
});

test('a mailbox can let its owner unsubscribe with one click (RFC 8058)', async () => {
  await trial.hearOf(confirmedMatch());
  const { port, taken } = await startMailServer();
  trial.startInstance(port);
  const { source } = await eventually('the e-mail', () => taken[0]);
  const head = source.slice(0, source.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  expect(head).toMatch(/^List-Unsubscribe: <https:\/\/passung\.example\/r\/unsubscribe\/[\w.-]+>$/m);
  expect(head).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
});

test('the same event twice sends one e-mail', async () => {
  const [match, next] = [confirmedMatch(), confirmedMatch()];
  await trial.hearOf(match);
  await trial.hearOf(match);
  const { port, taken } = await startMailServer();
  trial.startInstance(port);
  await trial.deliveryOf(match, isSent);
  await trial.hearOf(match);
  await trial.hearOf(next);
  await trial.deliveryOf(next, isSent);
  expect(taken).toHaveLength(2);
  expect(await trial.dataSource.manager.countBy(Notice, { matchId: match.id })).toBe(1);
});

test('a match that was declined is not told', async () => {
  const [declined, confirmed] = [confirmedMatch(), confirmedMatch()];
  await trial.hearOf(declined, MatchDeclined.type);
  await trial.hearOf(confirmed);
  trial.startInstance((await startMailServer()).port);
  await trial.deliveryOf(confirmed, isSent);
  expect(await trial.dataSource.manager.countBy(Notice, { matchId: declined.id })).toBe(0);
});

test('a confirmation that arrives before its vacancy and company waits for them', async () => {
  await trial.dataSource.query('TRUNCATE company, vacancy');
  const [early, next] = [confirmedMatch(), confirmedMatch({ vacancyId: crypto.randomUUID() })];
  await trial.hearOf(early);
  await trial.hearOf(next);
  const { port, taken } = await startMailServer();
  trial.startInstance(port);
  await trial.learnCompany(company);
  await trial.learnVacancy({ ...vacancy, id: next.vacancyId });
  await trial.deliveryOf(next, isSent);
  expect(await trial.dataSource.manager.findOneBy(Notice, { matchId: early.id })).toMatchObject({ state: 'waiting' });
  await trial.learnVacancy(vacancy);
  await trial.deliveryOf(early, isSent);
  expect(taken).toHaveLength(2);
});

test('the e-mail goes where the company last said, in the language it last said', async () => {
  await trial.learnCompany({ ...company, version: 3, contactEmail: 'personal@muster-shk.example', locale: 'lv' });
  await trial.learnCompany({ ...company, version: 2, contactEmail: 'old@muster-shk.example', locale: 'en' });
  const match = confirmedMatch();
  await trial.hearOf(match);
  const { port, taken } = await startMailServer();
  trial.startInstance(port);
  await trial.deliveryOf(match, isSent);
  expect(taken[0]?.recipient).toBe('personal@muster-shk.example');
  expect(taken[0]?.source).toMatch(/^Content-Language: lv\r?$/m);
});

test('an e-mail that waits goes to the address the company has by then', async () => {
  const full = { code: 452, text: 'Mailbox full' };
  const { port, taken } = await startMailServer({
    refuse: (address) => (address === company.contactEmail ? full : undefined),
  });
  const match = confirmedMatch();
  await trial.hearOf(match);
  trial.startInstance(port);
  await trial.deliveryOf(match, ({ attempts }) => attempts >= 2);
  await trial.learnCompany({ ...company, version: 2, contactEmail: 'new@muster-shk.example' });
  await trial.deliveryOf(match, isSent);
  expect(taken).toMatchObject([{ recipient: 'new@muster-shk.example' }]);
});

test('while the mail server is away the e-mail waits, and goes out once when it is back', async () => {
  const away = await TrialMailServer.start();
  const { port } = away;
  await away.stop();
  const match = confirmedMatch();
  await trial.hearOf(match);
  trial.startInstance(port);
  const waiting = await trial.deliveryOf(match, ({ attempts, lastError }) => attempts >= 2 && lastError !== null);
  expect(waiting.lastError).toMatch(/ECONNREFUSED/);
  const { taken } = await startMailServer({}, port);
  await trial.deliveryOf(match, isSent);
  expect(taken).toHaveLength(1);
});

test('an address the mail server refuses for good fails with its reason, and holds up nobody else', async () => {
  const other = { ...company, id: crypto.randomUUID(), contactEmail: 'jobs@other.example' };
  const elsewhere = { ...vacancy, id: crypto.randomUUID(), companyId: other.id };
  await trial.learnCompany(other);
  await trial.learnVacancy(elsewhere);
  const unknown = { code: 550, text: 'No such mailbox here' };
  const { port, taken } = await startMailServer({
    refuse: (address) => (address === company.contactEmail ? unknown : undefined),
  });
  const [match, next] = [confirmedMatch(), confirmedMatch({ vacancyId: elsewhere.id })];
  await trial.hearOf(match);
  await trial.hearOf(next);
  trial.startInstance(port);
  const failed = await trial.deliveryOf(match, ({ state }) => state === 'failed');
  expect(failed).toMatchObject({ attempts: 1, lastError: expect.stringContaining('No such mailbox here') });
  await trial.deliveryOf(next, isSent);
  expect(taken).toHaveLength(1);
});

test('of two instances that send at once, each sends other e-mails', async () => {
  const both = gate();
  let arrived = 0;
  const { port, taken } = await startMailServer({
    // Nobody gets an answer before more e-mails are in hand than one instance has connections.
    beforeAnswer: () => {
      arrived += 1;
      if (arrived === 3) both.open();
      return both.opened;
    },
  });
  const matches = await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      const [companyId, vacancyId] = [crypto.randomUUID(), crypto.randomUUID()];
      await trial.learnCompany({ ...company, id: companyId, contactEmail: `jobs@company-${index}.example` });
      await trial.learnVacancy({ ...vacancy, id: vacancyId, companyId });
      const match = confirmedMatch({ vacancyId });
      await trial.hearOf(match);
      return match;
    }),
  );
  const settings = { MAIL_CONNECTIONS: 2 };
  trial.startInstance(port, { settings });
  trial.startInstance(port, { settings });
  for (const match of matches) await trial.deliveryOf(match, isSent);
  expect(taken).toHaveLength(matches.length);
  expect(new Set(taken.map(({ messageId }) => messageId)).size).toBe(matches.length);
});

test('an e-mail whose sending cannot be written down at once is written down later, and not sent again', async () => {
  class FailsOnce extends Outbox {
    private failed = false;

    override async add(...parameters: Parameters<Outbox['add']>): Promise<void> {
      if (this.failed) return super.add(...parameters);
      this.failed = true;
      throw new Error('The database went away.');
    }
  }
  const match = confirmedMatch();
  await trial.hearOf(match);
  const { port, taken } = await startMailServer();
  trial.startInstance(port, { outbox: new FailsOnce(eventing) });
  await trial.deliveryOf(match, isSent);
  expect(taken).toHaveLength(1);
  expect(await trial.dataSource.manager.count(OutboxMessage)).toBe(1);
});

test('after a crash between the mail server’s answer and our record it goes out once more, under the same Message-ID', async () => {
  const match = confirmedMatch();
  await trial.hearOf(match);
  const own = await TrialNotifications.connect(trial.databaseUrl);
  const { port, taken } = await startMailServer({
    // As when the process dies: from here on the instance can neither write down nor hold on to anything.
    beforeAnswer: async () => {
      if (own.isInitialized) await own.destroy();
      return undefined;
    },
  });
  trial.startInstance(port, { dataSource: own });
  await eventually('the first copy', () => taken[0]);
  trial.startInstance(port);
  const delivery = await trial.deliveryOf(match, isSent);
  expect(taken).toHaveLength(2);
  expect(taken[1]?.messageId).toBe(taken[0]?.messageId);
  expect(delivery.attempts).toBe(2);
  expect(await trial.dataSource.manager.count(OutboxMessage)).toBe(1);
});

test('what takes longer than a claim lasts is not taken over while its sender lives', async () => {
  const answer = gate();
  const { port, taken } = await startMailServer({ beforeAnswer: () => answer.opened });
  const match = confirmedMatch();
  await trial.hearOf(match);
  trial.startInstance(port);
  await trial.deliveryOf(match, ({ state }) => state === 'sending');
  trial.startInstance(port);
  const [before] = await trial.dataSource.manager.find(Delivery);
  await eventually('the claim to be prolonged a few times', async () => {
    const [now] = await trial.dataSource.manager.find(Delivery);
    return now && before && now.nextTryAt.getTime() - before.nextTryAt.getTime() > 1_200 ? true : undefined;
  });
  answer.open();
  expect(await trial.deliveryOf(match, isSent)).toMatchObject({ attempts: 1 });
  expect(taken).toHaveLength(1);
});

test('an instance that is told to stop finishes the e-mail in hand', async () => {
  const [inHand, answer] = [gate(), gate()];
  const { port } = await startMailServer({
    beforeAnswer: () => {
      inHand.open();
      return answer.opened;
    },
  });
  const match = confirmedMatch();
  await trial.hearOf(match);
  const sender = trial.startInstance(port);
  await inHand.opened;
  const stopped = sender.beforeApplicationShutdown();
  answer.open();
  await stopped;
  expect(await trial.deliveryOf(match, () => true)).toMatchObject({ state: 'sent' });
});

test('a domain gets no more e-mails a minute than it is said to take, whoever sends them', async () => {
  trial.clock.set('2026-11-25T11:00:00Z');
  const companies = await Promise.all(
    Array.from({ length: 8 }, async (_, index) => {
      const [companyId, vacancyId] = [crypto.randomUUID(), crypto.randomUUID()];
      const domain = index < 6 ? 'one.example' : `${index}.example`;
      await trial.learnCompany({ ...company, id: companyId, contactEmail: `jobs-${index}@${domain}` });
      await trial.learnVacancy({ ...vacancy, id: vacancyId, companyId });
      const match = confirmedMatch({ vacancyId });
      await trial.hearOf(match);
      return { match, domain };
    }),
  );
  const { port, taken } = await startMailServer();
  const settings = { MAIL_PER_DOMAIN_PER_MINUTE: 2 };
  trial.startInstance(port, { settings });
  trial.startInstance(port, { settings });
  const toDomain = (domain: string) => taken.filter(({ recipient }) => recipient.endsWith(`@${domain}`)).length;
  for (const round of [1, 2, 3]) {
    await eventually(`what minute ${round} allows`, () => (toDomain('one.example') === 2 * round ? true : undefined));
    await eventually('the rest to be put off', async () => {
      const due = await trial.dataSource.query(
        `SELECT 1 FROM delivery WHERE state = 'sending' OR state = 'waiting' AND next_try_at <= $1`,
        [trial.clock.now()],
      );
      return due.length === 0 ? true : undefined;
    });
    expect(toDomain('one.example')).toBe(2 * round);
    trial.clock.pass(61_000);
  }
  expect(taken).toHaveLength(companies.length);
});
