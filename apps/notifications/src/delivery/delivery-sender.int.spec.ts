import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CompanyState } from '#contracts/company-event';
import { DeliverySent } from '#contracts/delivery-event';
import { companyExample, matchExample, vacancyExample } from '#contracts/event-examples';
import { MatchConfirmed, MatchDeclined, type MatchState } from '#contracts/match-event';
import type { VacancyState } from '#contracts/vacancy-event';
import { CreateEventingTables1700000000000, EVENTING_ENTITIES } from '#eventing/eventing-tables.migration';
import { Outbox } from '#eventing/outbox';
import { OutboxMessage } from '#eventing/outbox-message.entity';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { withLogFields } from '#platform/log-context';
import { eventually } from '../../../../test/eventually.ts';
import { freshDatabase } from '../../../../test/infrastructure.ts';
import { type Behaviour, TrialMailServer } from '../../test/trial-mail-server.ts';
import { Company } from '../company/company.entity.ts';
import { CompanyEvents } from '../company/company.events.ts';
import { CreateNotifications1700000004000 } from '../migrations/1700000004000-create-notifications.ts';
import { Vacancy } from '../vacancy/vacancy.entity.ts';
import { VacancyEvents } from '../vacancy/vacancy.events.ts';
import { Delivery } from './delivery.entity.ts';
import { DeliverySender } from './delivery-sender.ts';
import { MailTransport } from './mail-transport.ts';
import { MatchEvents } from './match.events.ts';

jest.setTimeout(40_000);

const company = companyExample;
const vacancy = vacancyExample;
const confirmedMatch = (): MatchState => ({
  ...matchExample,
  id: crypto.randomUUID(),
  status: 'confirmed',
  criteria: [],
});

const eventing = { service: 'notifications', brokers: [], databaseUrl: '', withLogFields };
let database: Awaited<ReturnType<typeof freshDatabase>>;
let dataSource: DataSource;
const senders: { sender: DeliverySender; transport: MailTransport }[] = [];
const servers: TrialMailServer[] = [];

async function startMailServer(behaviour?: Behaviour, port?: number): Promise<TrialMailServer> {
  const server = await TrialMailServer.start(behaviour, port);
  servers.push(server);
  return server;
}

function startSender(port: number, outbox = new Outbox(eventing)): DeliverySender {
  const transport = new MailTransport({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'Passung <no-reply@passung.example>',
  });
  const sender = new DeliverySender(dataSource, outbox, transport);
  sender.onApplicationBootstrap();
  senders.push({ sender, transport });
  return sender;
}

/** Hands an event to its handler the way the Kafka transport does. */
async function receive<Value>(
  handle: (event: ReceivedEvent<Value>, context: EventContext) => Promise<void>,
  value: Value & { id: string },
  type: string,
): Promise<void> {
  const about = { subject: value.id, key: value.id, value };
  const event = { id: crypto.randomUUID(), type, source: '/test', time: '', trace: {}, ...about };
  await dataSource.transaction((manager) => handle(event, new EventContext([manager])));
}

const learnCompany = (state: CompanyState) => receive(new CompanyEvents().learn, state, 'company.changed');
const learnVacancy = (state: VacancyState) => receive(new VacancyEvents().learn, state, 'vacancy.changed');
const hearOf = (match: MatchState, type: string = MatchConfirmed.type) => receive(new MatchEvents().plan, match, type);

/** Waits until the delivery of the match fulfils the condition. */
const deliveryOf = (match: MatchState, isReached: (delivery: Delivery) => boolean): Promise<Delivery> =>
  eventually(`the delivery of match ${match.id}`, async () => {
    const delivery = await dataSource.manager.findOneBy(Delivery, { matchId: match.id });
    return delivery !== null && isReached(delivery) ? delivery : undefined;
  });

const isSent = ({ state }: Delivery) => state === 'sent';

/** Something that happens later, and can be waited for. */
function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await freshDatabase();
  dataSource = await new DataSource({
    type: 'postgres',
    url: database.url,
    entities: [...EVENTING_ENTITIES, Company, Vacancy, Delivery],
    migrations: [CreateEventingTables1700000000000, CreateNotifications1700000004000],
  }).initialize();
  await dataSource.runMigrations();
});

beforeEach(async () => {
  await dataSource.query('TRUNCATE company, vacancy, delivery, outbox');
  await learnCompany(company);
  await learnVacancy(vacancy);
});

afterEach(async () => {
  for (const { sender, transport } of senders.splice(0)) {
    await sender.beforeApplicationShutdown();
    transport.onApplicationShutdown();
  }
  for (const server of servers.splice(0)) await server.stop();
});

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

test('a confirmed match puts one e-mail into the company’s mailbox, and the topic hears of it', async () => {
  const match = confirmedMatch();
  await hearOf(match);
  const { port, taken } = await startMailServer();
  startSender(port);
  const delivery = await deliveryOf(match, isSent);

  expect(taken).toMatchObject([{ recipient: company.contactEmail, messageId: `<${delivery.id}@passung.example>` }]);
  expect(taken[0]?.source).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  expect(taken[0]?.source).toMatch(/^Content-Language: de\r?$/m);
  expect(delivery).toMatchObject({ attempts: 1, lastError: null, companyId: company.id, locale: 'de' });
  const [event, ...others] = await dataSource.manager.find(OutboxMessage);
  expect(others).toEqual([]);
  expect(event).toMatchObject({ topic: DeliverySent.topic, key: company.id });
  expect(JSON.parse(event?.value ?? '')).toMatchObject({ id: delivery.id, matchId: match.id, companyId: company.id });
});

test('the same event twice sends one e-mail', async () => {
  const [match, next] = [confirmedMatch(), confirmedMatch()];
  await hearOf(match);
  await hearOf(match);
  const { port, taken } = await startMailServer();
  startSender(port);
  await deliveryOf(match, isSent);
  await hearOf(match);
  await hearOf(next);
  await deliveryOf(next, isSent);
  expect(taken).toHaveLength(2);
  expect(await dataSource.manager.countBy(Delivery, { matchId: match.id })).toBe(1);
});

test('a match that was declined is not told', async () => {
  const [declined, confirmed] = [confirmedMatch(), confirmedMatch()];
  await hearOf(declined, MatchDeclined.type);
  await hearOf(confirmed);
  startSender((await startMailServer()).port);
  await deliveryOf(confirmed, isSent);
  expect(await dataSource.manager.countBy(Delivery, { matchId: declined.id })).toBe(0);
});

test('a confirmation that arrives before its vacancy and company waits for them', async () => {
  await dataSource.query('TRUNCATE company, vacancy');
  const [early, next] = [confirmedMatch(), { ...confirmedMatch(), vacancyId: crypto.randomUUID() }];
  await hearOf(early);
  await hearOf(next);
  const { port, taken } = await startMailServer();
  startSender(port);
  await learnCompany(company);
  await learnVacancy({ ...vacancy, id: next.vacancyId });
  await deliveryOf(next, isSent);
  expect(await deliveryOf(early, () => true)).toMatchObject({ state: 'waiting', attempts: 0 });
  await learnVacancy(vacancy);
  await deliveryOf(early, isSent);
  expect(taken).toHaveLength(2);
});

test('the e-mail goes where the company last said, in the language it last said', async () => {
  await learnCompany({ ...company, version: 3, contactEmail: 'personal@muster-shk.example', locale: 'lv' });
  await learnCompany({ ...company, version: 2, contactEmail: 'old@muster-shk.example', locale: 'en' });
  const match = confirmedMatch();
  await hearOf(match);
  const { port, taken } = await startMailServer();
  startSender(port);
  await deliveryOf(match, isSent);
  expect(taken[0]?.recipient).toBe('personal@muster-shk.example');
  expect(taken[0]?.source).toMatch(/^Content-Language: lv\r?$/m);
});

test('while the mail server is away the e-mail waits, and goes out once when it is back', async () => {
  const away = await TrialMailServer.start();
  const { port } = away;
  await away.stop();
  const match = confirmedMatch();
  await hearOf(match);
  startSender(port);
  const waiting = await deliveryOf(match, ({ attempts }) => attempts >= 2);
  expect(waiting).toMatchObject({ state: 'waiting', lastError: expect.stringMatching(/ECONNREFUSED/) });
  const { taken } = await startMailServer({}, port);
  await deliveryOf(match, isSent);
  expect(taken).toHaveLength(1);
});

test('a mailbox that is full for a while is tried again', async () => {
  let refusals = 2;
  const full = { code: 452, text: 'Mailbox full' };
  const { port, taken } = await startMailServer({ refuse: () => (refusals-- > 0 ? full : undefined) });
  const match = confirmedMatch();
  await hearOf(match);
  startSender(port);
  expect(await deliveryOf(match, isSent)).toMatchObject({ attempts: 3, lastError: null });
  expect(taken).toHaveLength(1);
});

test('an address the mail server refuses for good fails with its reason, and holds up nobody else', async () => {
  let refusals = 1;
  const unknown = { code: 550, text: 'No such mailbox here' };
  const { port, taken } = await startMailServer({ refuse: () => (refusals-- > 0 ? unknown : undefined) });
  const [match, next] = [confirmedMatch(), confirmedMatch()];
  await hearOf(match);
  startSender(port);
  const failed = await deliveryOf(match, ({ state }) => state === 'failed');
  expect(failed).toMatchObject({ attempts: 1, lastError: expect.stringContaining('No such mailbox here') });
  await hearOf(next);
  await deliveryOf(next, isSent);
  expect(taken).toHaveLength(1);
  expect(await dataSource.manager.count(OutboxMessage)).toBe(1);
});

test('of two instances that send at once, each sends other e-mails', async () => {
  let arrived = 0;
  const both = gate();
  const { port, taken } = await startMailServer({
    // Nobody gets an answer before both instances have an e-mail in hand.
    beforeAnswer: () => {
      arrived += 1;
      if (arrived === 2) both.open();
      return both.opened;
    },
  });
  const matches = Array.from({ length: 12 }, confirmedMatch);
  for (const match of matches) await hearOf(match);
  startSender(port);
  startSender(port);
  for (const match of matches) await deliveryOf(match, isSent);
  expect(taken).toHaveLength(matches.length);
  expect(new Set(taken.map(({ messageId }) => messageId)).size).toBe(matches.length);
});

test('an e-mail whose sending could not be recorded goes out again under the same Message-ID', async () => {
  class FailsOnce extends Outbox {
    private failed = false;

    override async add(...parameters: Parameters<Outbox['add']>): Promise<void> {
      if (this.failed) return super.add(...parameters);
      this.failed = true;
      throw new Error('The database went away.');
    }
  }
  const match = confirmedMatch();
  await hearOf(match);
  const { port, taken } = await startMailServer();
  startSender(port, new FailsOnce(eventing));
  await deliveryOf(match, isSent);
  expect(taken).toHaveLength(2);
  expect(taken[1]?.messageId).toBe(taken[0]?.messageId);
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
  await hearOf(match);
  const sender = startSender(port);
  await inHand.opened;
  const stopped = sender.beforeApplicationShutdown();
  answer.open();
  await stopped;
  expect(await dataSource.manager.findOneBy(Delivery, { matchId: match.id })).toMatchObject({ state: 'sent' });
});
