import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { DataSource } from 'typeorm';
import type { CompanyState } from '#contracts/company-event';
import { DeliverySent } from '#contracts/delivery-event';
import { MatchConfirmed, MatchDeclined, type MatchState } from '#contracts/match-event';
import type { VacancyState } from '#contracts/vacancy-event';
import { CreateEventingTables1700000000000, EVENTING_ENTITIES } from '#eventing/eventing-tables.migration';
import { Outbox } from '#eventing/outbox';
import { OutboxMessage } from '#eventing/outbox-message.entity';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { withLogFields } from '#platform/log-context';
import { freshDatabase } from '../../../../test/infrastructure.ts';
import { Company } from '../company/company.entity.ts';
import { CompanyEvents } from '../company/company.events.ts';
import { CreateNotifications1700000004000 } from '../migrations/1700000004000-create-notifications.ts';
import { Vacancy } from '../vacancy/vacancy.entity.ts';
import { VacancyEvents } from '../vacancy/vacancy.events.ts';
import { Delivery } from './delivery.entity.ts';
import { DeliverySender } from './delivery-sender.ts';
import { MailTransport } from './mail-transport.ts';
import { MatchEvents } from './match.events.ts';

const DEADLINE_MS = 20_000;
jest.setTimeout(2 * DEADLINE_MS);

const company: CompanyState = {
  id: crypto.randomUUID(),
  version: 1,
  externalRef: 'muster-shk',
  name: 'Muster Heizung-Sanitär GmbH',
  contactEmail: 'jobs@muster-shk.example',
  locale: 'de',
};

const vacancy: VacancyState = {
  id: crypto.randomUUID(),
  version: 1,
  externalRef: 'HWK-2026-0815',
  companyId: company.id,
  title: 'Anlagenmechaniker SHK (m/w/d)',
  occupation: { isco: '7126' },
  engagement: 'permanent',
  demand: 'open',
  status: 'open',
  positions: 2,
  startsOn: '2027-03-01',
  validThrough: '2027-06-30',
  workplace: { postalCode: '39104', city: 'Magdeburg', country: 'DE' },
  requirements: { recognition: 'preferred', languages: [] },
  updatedAt: '2026-11-24T09:00:00Z',
};

const confirmedMatch = (): MatchState => ({
  id: crypto.randomUUID(),
  version: 2,
  vacancyId: vacancy.id,
  candidateId: crypto.randomUUID(),
  status: 'confirmed',
  score: 89,
  scoreToday: 79,
  confidence: 1,
  eligibility: { status: 'eligible', conditions: [] },
  criteria: [],
  rulesetVersion: 'r-1',
  vacancyVersion: 1,
  candidateVersion: 3,
  occurredAt: '2026-11-24T09:00:00Z',
});

/** A mail as the server took it: its head and body as one text. */
interface TakenMail {
  readonly recipient: string;
  readonly source: string;
}

let database: Awaited<ReturnType<typeof freshDatabase>>;
let dataSource: DataSource;
let server: SMTPServer | undefined;
let taken: TakenMail[];
const senders: { sender: DeliverySender; transport: MailTransport }[] = [];

/** Starts a mail server; `behaviour` overrides what it does with a mail. */
async function startMailServer(behaviour: SMTPServerOptions = {}, port = 0): Promise<number> {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      text(stream).then((source) => {
        taken.push({ recipient: session.envelope.rcptTo[0]?.address ?? '', source });
        done();
      }, done);
    },
    ...behaviour,
  });
  const listener = server.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  return (listener.address() as AddressInfo).port;
}

const stopMailServer = () => new Promise<void>((resolve) => (server ? server.close(resolve) : resolve()));

function startSender(port: number, outbox = new Outbox(eventing)): DeliverySender {
  const transport = new MailTransport({
    SMTP_URL: `smtp://127.0.0.1:${port}`,
    MAIL_FROM: 'Passung <no-reply@passung.example>',
  });
  const sender = new DeliverySender(dataSource, outbox, transport);
  senders.push({ sender, transport });
  sender.onApplicationBootstrap();
  return sender;
}

const eventing = { service: 'notifications', brokers: [], databaseUrl: '', withLogFields };

/** Hands an event to its handler the way the Kafka transport does. */
async function receive<Value>(
  handle: (event: ReceivedEvent<Value>, context: EventContext) => Promise<void>,
  value: Value & { id: string },
  type: string,
): Promise<void> {
  const event = { id: crypto.randomUUID(), type, source: '/test', subject: value.id, time: '', key: value.id, value };
  await dataSource.transaction((manager) => handle(event, new EventContext([manager])));
}

const learnCompany = (state: CompanyState) => receive(new CompanyEvents().learn, state, 'company.changed');
const learnVacancy = (state: VacancyState) => receive(new VacancyEvents().learn, state, 'vacancy.changed');
const hearOf = (match: MatchState, type: string = MatchConfirmed.type) => receive(new MatchEvents().plan, match, type);

/** Waits until the delivery of the match fulfils the condition. */
async function deliveryOf(match: MatchState, isReached: (delivery: Delivery) => boolean): Promise<Delivery> {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const delivery = await dataSource.manager.findOneBy(Delivery, { matchId: match.id });
    if (delivery !== null && isReached(delivery)) return delivery;
    if (Date.now() > deadline) throw new Error(`The delivery did not get there: ${JSON.stringify(delivery)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const isSent = ({ state }: Delivery) => state === 'sent';
const messageIds = () => taken.map(({ source }) => /^Message-ID: (.+)$/im.exec(source)?.[1]?.trim());

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
  taken = [];
  await dataSource.query('TRUNCATE company, vacancy, delivery, outbox');
  await learnCompany(company);
  await learnVacancy(vacancy);
});

afterEach(async () => {
  for (const { sender, transport } of senders.splice(0)) {
    await sender.beforeApplicationShutdown();
    transport.onApplicationShutdown();
  }
  await stopMailServer();
  server = undefined;
});

afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

test('a confirmed match puts one e-mail into the company’s mailbox, and the topic hears of it', async () => {
  const match = confirmedMatch();
  await hearOf(match);
  startSender(await startMailServer());
  const delivery = await deliveryOf(match, isSent);

  expect(taken).toHaveLength(1);
  expect(taken[0]?.recipient).toBe(company.contactEmail);
  expect(taken[0]?.source).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
  expect(taken[0]?.source).toMatch(/^Content-Language: de\r?$/m);
  expect(messageIds()).toEqual([`<${delivery.id}@passung.example>`]);
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
  startSender(await startMailServer());
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
  startSender(await startMailServer());
  await deliveryOf(confirmed, isSent);
  expect(await dataSource.manager.countBy(Delivery, { matchId: declined.id })).toBe(0);
});

test('a confirmation that arrives before its vacancy and company waits for them', async () => {
  await dataSource.query('TRUNCATE company, vacancy');
  const match = confirmedMatch();
  await hearOf(match);
  startSender(await startMailServer());
  await learnVacancy(vacancy);
  expect(await deliveryOf(match, () => true)).toMatchObject({ state: 'waiting', attempts: 0 });
  await learnCompany(company);
  await deliveryOf(match, isSent);
  expect(taken).toHaveLength(1);
});

test('the e-mail goes where the company last said, in the language it last said', async () => {
  await learnCompany({ ...company, version: 3, contactEmail: 'personal@muster-shk.example', locale: 'lv' });
  await learnCompany({ ...company, version: 2, contactEmail: 'old@muster-shk.example', locale: 'en' });
  const match = confirmedMatch();
  await hearOf(match);
  startSender(await startMailServer());
  await deliveryOf(match, isSent);
  expect(taken[0]?.recipient).toBe('personal@muster-shk.example');
  expect(taken[0]?.source).toMatch(/^Content-Language: lv\r?$/m);
});

test('while the mail server is away the e-mail waits, and goes out once when it is back', async () => {
  const port = await startMailServer();
  await stopMailServer();
  const match = confirmedMatch();
  await hearOf(match);
  startSender(port);
  const waiting = await deliveryOf(match, ({ attempts }) => attempts >= 2);
  expect(waiting).toMatchObject({ state: 'waiting', lastError: expect.stringMatching(/ECONNREFUSED/) });
  await startMailServer({}, port);
  await deliveryOf(match, isSent);
  expect(taken).toHaveLength(1);
});

test('a mailbox that is full for a while is tried again', async () => {
  let refusals = 2;
  const port = await startMailServer({
    onRcptTo(_address, _session, done) {
      refusals -= 1;
      done(refusals < 0 ? null : Object.assign(new Error('Mailbox full'), { responseCode: 452 }));
    },
  });
  const match = confirmedMatch();
  await hearOf(match);
  startSender(port);
  expect(await deliveryOf(match, isSent)).toMatchObject({ attempts: 3, lastError: null });
  expect(taken).toHaveLength(1);
});

test('an address the mail server refuses for good fails with its reason, and holds up nobody else', async () => {
  let refused = false;
  const port = await startMailServer({
    onRcptTo(_address, _session, done) {
      const refuse = !refused;
      refused = true;
      done(refuse ? Object.assign(new Error('No such mailbox here'), { responseCode: 550 }) : null);
    },
  });
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
  let bothArrived = () => {};
  const both = new Promise<void>((resolve) => {
    bothArrived = resolve;
  });
  const port = await startMailServer({
    async onData(stream, session, done) {
      const source = await text(stream);
      arrived += 1;
      // Nobody gets an answer before both instances have a mail in hand.
      if (arrived === 2) bothArrived();
      await both;
      taken.push({ recipient: session.envelope.rcptTo[0]?.address ?? '', source });
      done();
    },
  });
  const matches = Array.from({ length: 12 }, confirmedMatch);
  for (const match of matches) await hearOf(match);
  startSender(port);
  startSender(port);
  for (const match of matches) await deliveryOf(match, isSent);
  expect(taken).toHaveLength(matches.length);
  expect(new Set(messageIds()).size).toBe(matches.length);
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
  startSender(await startMailServer(), new FailsOnce(eventing));
  await deliveryOf(match, isSent);
  expect(taken).toHaveLength(2);
  expect(new Set(messageIds()).size).toBe(1);
});

test('an instance that is told to stop finishes the e-mail in hand', async () => {
  let reached = () => {};
  const inHand = new Promise<void>((resolve) => {
    reached = resolve;
  });
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const port = await startMailServer({
    async onData(stream, _session, done) {
      await text(stream);
      reached();
      await released;
      done();
    },
  });
  const match = confirmedMatch();
  await hearOf(match);
  const sender = startSender(port);
  await inHand;
  const stopped = sender.beforeApplicationShutdown();
  letGo();
  await stopped;
  expect(await dataSource.manager.findOneBy(Delivery, { matchId: match.id })).toMatchObject({ state: 'sent' });
});
