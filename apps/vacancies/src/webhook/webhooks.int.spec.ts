import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { DataSource } from 'typeorm';
import { SESSIONS } from '#platform/database-session';
import { eventually } from '../../../../test/eventually.ts';
import { inDays } from '../../../../test/examples.ts';
import { freshDatabase } from '../../../../test/infrastructure.ts';
import { verify, WebhookReceiver } from '../../../../test/webhook-receiver.ts';
import { submission, TrialClock } from '../../test/trial-vacancies.ts';
import { CompanyRegister } from '../company/company-register.ts';
import { ENTITIES, MIGRATIONS } from '../vacancies.module.ts';
import { Expiry } from '../vacancy/expiry.ts';
import { Intake } from '../vacancy/intake.ts';
import { VacancyStore } from '../vacancy/vacancy-store.ts';
import { MOST_TRIES } from './retry-plan.ts';
import { WEBHOOK_EVENTS, Webhook } from './webhook.entity.ts';
import { type Happening, WebhookAnnouncer } from './webhook-announcer.ts';
import { type Claimed, WebhookQueue } from './webhook-queue.ts';
import { WebhookRegister } from './webhook-register.ts';
import { WebhookSecrets } from './webhook-secrets.ts';
import { WebhookSender } from './webhook-sender.ts';
import { WebhookTarget } from './webhook-target.ts';
import { WebhookTests } from './webhook-tests.ts';

const DAY_MS = 86_400_000;
const settings = { WEBHOOK_SECRET: 'a secret of at least thirty-two characters', WEBHOOK_TARGETS: 'any' as const };
/** What is announced to others does not matter here. */
const noOutbox = { add: async () => undefined } as never;
const partner = { subject: 'test', organisation: 'partner', roles: ['partner' as const] };

describe('What happens to a vacancy is told to the system of its partner', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let dataSource: DataSource;
  let receiver: WebhookReceiver;
  let clock: TrialClock;
  let queue: WebhookQueue;
  let register: WebhookRegister;
  let secrets: WebhookSecrets;
  let senders: WebhookSender[];
  let store: VacancyStore;
  let vacancyId: string;

  beforeAll(async () => {
    database = await freshDatabase();
    const tables = { entities: ENTITIES, migrations: MIGRATIONS };
    dataSource = await new DataSource({ type: 'postgres', url: database.url, extra: SESSIONS, ...tables }).initialize();
    await dataSource.runMigrations();
  });
  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
    clock = new TrialClock(new Date());
    const target = new WebhookTarget(settings);
    queue = new WebhookQueue(dataSource, clock);
    secrets = new WebhookSecrets(settings);
    register = new WebhookRegister(dataSource, target, clock);
    senders = [1, 2].map(() => new WebhookSender(queue, secrets, target, clock));
    store = new VacancyStore(noOutbox, new WebhookAnnouncer(clock));
    vacancyId = await post('partner');
  });
  afterEach(async () => {
    await receiver.stop();
    await Promise.all(senders.map((sender) => sender.beforeApplicationShutdown()));
    await dataSource.query('TRUNCATE webhook, webhook_delivery');
  });
  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  async function post(owner: string): Promise<string> {
    const intake = new Intake(store, new CompanyRegister(noOutbox), clock);
    const posting = submission({ validThrough: inDays(10) });
    await dataSource.transaction((manager) => intake.take(manager, owner, [posting]));
    const sql = 'SELECT id FROM vacancy WHERE external_ref = $1';
    return (await dataSource.query(sql, [posting.externalRef]))[0].id;
  }

  const listen = (path = '/', events = [...WEBHOOK_EVENTS]): Promise<Webhook> =>
    register.create(partner, { url: receiver.url(path), events, active: true });

  const happening = (eventId: string = randomUUID(), id = vacancyId): Happening => {
    const at = clock.now().toISOString();
    return { eventId, type: 'match.confirmed', vacancyId: id, at, data: {}, trace: {} };
  };
  const confirm = (eventId?: string, id?: string) =>
    dataSource.transaction((manager) => new WebhookAnnouncer(clock).announce(manager, [happening(eventId, id)]));

  const start = () => {
    for (const sender of senders) sender.onApplicationBootstrap();
  };

  /** All deliveries to a webhook, once they are in that state. */
  const settled = (webhook: Webhook, state: string, tries = 1) =>
    eventually(`deliveries that are ${state}`, async () => {
      const { items } = await register.deliveries(partner, webhook.id, { limit: 100 });
      return items.length > 0 && items.every((item) => item.state === state && item.tries === tries)
        ? items
        : undefined;
    });

  test('signed, and once, though two instances send', async () => {
    const webhook = await listen();
    for (let number = 0; number < 30; number += 1) await confirm();
    start();
    await settled(webhook, 'delivered');
    expect(receiver.received).toHaveLength(30);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(30);
    for (const webhookReceived of receiver.received) verify(secrets.textOf(webhook), webhookReceived);
  });

  test('each event once, however often we learn of it', async () => {
    const webhook = await listen();
    const eventId = randomUUID();
    await Promise.all([confirm(eventId), confirm(eventId), confirm(eventId)]);
    expect((await register.deliveries(partner, webhook.id, { limit: 100 })).items).toHaveLength(1);
  });

  test('only of what it wants to hear, and only of vacancies of its own', async () => {
    const filled = await listen('/filled', ['vacancy.filled']);
    const all = await listen('/all');
    await confirm(randomUUID(), await post('somebody else'));
    await confirm();
    start();
    await settled(all, 'delivered');
    expect(receiver.received.map(({ path, body }) => [path, body.data.vacancyId])).toEqual([['/all', vacancyId]]);
    expect((await register.deliveries(partner, filled.id, { limit: 100 })).items).toEqual([]);
  });

  test('when it expires', async () => {
    const webhook = await listen();
    clock.moment = new Date(clock.moment.getTime() + 11 * DAY_MS);
    await new Expiry(dataSource, store, clock).expireWhatIsOver();
    start();
    await settled(webhook, 'delivered');
    const told = receiver.received.filter(({ body }) => body.data.vacancyId === vacancyId);
    expect(told.map(({ body }) => [body.type, body.timestamp])).toEqual([
      ['vacancy.expired', clock.moment.toISOString()],
    ]);
  });

  test('again after a while, under the same id, if it was not taken; until then the webhook is failing', async () => {
    const webhook = await listen();
    receiver.answer = (_, response) => response.writeHead(503).end();
    await confirm();
    start();
    const [waiting] = await settled(webhook, 'waiting');
    expect(waiting).toMatchObject({ lastStatus: 503, lastError: 'The receiver answered 503.' });
    const failing = await register.find(partner, webhook.id);
    expect([failing.failingSince, failing.version]).toEqual([clock.moment, 2]);
    receiver.answer = (_, response) => response.writeHead(200).end('thanks');
    clock.moment = new Date(clock.moment.getTime() + 6_000);
    await settled(webhook, 'delivered', 2);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([waiting?.id]));
    expect(await register.find(partner, webhook.id)).toMatchObject({ failingSince: null, version: 3 });
  });

  test('and is given up after a day of tries, until it is asked for again', async () => {
    const webhook = await listen();
    receiver.answer = (_, response) => response.writeHead(500).end();
    await confirm();
    start();
    for (let tries = 1; tries < MOST_TRIES; tries += 1) {
      await settled(webhook, 'waiting', tries);
      clock.moment = new Date(clock.moment.getTime() + DAY_MS);
    }
    await settled(webhook, 'failed', MOST_TRIES);
    receiver.answer = (_, response) => response.writeHead(204).end();
    const failedSince = new Date(clock.moment.getTime() - 30 * DAY_MS);
    expect(await queue.replay(webhook.id, { failedSince })).toBe(1);
    await settled(webhook, 'delivered', 1);
    expect(await queue.replay(webhook.id, { failedSince })).toBe(0);
  });

  test('a receiver that says it is gone gets nothing more', async () => {
    const webhook = await listen();
    receiver.answer = (_, response) => response.writeHead(410).end();
    await confirm();
    start();
    await settled(webhook, 'failed');
    await expect(register.findEnabled(partner, webhook.id)).rejects.toThrow('The webhook is disabled; enable it first');
    await confirm();
    expect((await register.deliveries(partner, webhook.id, { limit: 100 })).items).toHaveLength(1);
  });

  test('what an instance had in hand when it died is sent by another, under the same id', async () => {
    const webhook = await listen();
    await confirm();
    const [claimed] = await queue.claim(5, [], 30_000);
    expect(await queue.claim(5, [], 30_000)).toEqual([]);
    clock.moment = new Date(clock.moment.getTime() + 31_000);
    start();
    await settled(webhook, 'delivered', 2);
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([claimed?.id]);
  });

  test('an instance that comes to life again after that changes nothing any more', async () => {
    const webhook = await listen();
    await confirm();
    const [late] = await queue.claim(5, [], 15_000);
    clock.moment = new Date(clock.moment.getTime() + 16_000);
    const [taken] = await queue.claim(5, [], 15_000);
    const record = (one: Claimed | undefined, state: 'waiting' | 'delivered') =>
      queue.record(one!, { state, nextTryAt: clock.now(), gone: false });
    await record(late, 'waiting');
    expect(await queue.claim(5, [], 15_000)).toEqual([]);
    await record(taken, 'delivered');
    await record(late, 'waiting');
    await settled(webhook, 'delivered', 2);
    expect((await register.find(partner, webhook.id)).failingSince).toBeNull();
  });

  test('a receiver that does not answer keeps no other waiting', async () => {
    const slow = await listen('/slow');
    const quick = await listen('/quick');
    receiver.answer = ({ path }, response) => void (path === '/quick' && response.writeHead(204).end());
    for (let number = 0; number < 20; number += 1) await confirm();
    start();
    await settled(quick, 'delivered');
    expect((await register.deliveries(partner, slow.id, { limit: 100, state: 'delivered' })).items).toEqual([]);
  });

  test('a receiver that is failing is tried with one at a time, until one gets through', async () => {
    const webhook = await listen();
    for (let number = 0; number < 12; number += 1) await confirm();
    const claim = () => queue.claim(5, [], 15_000);
    const record = (one: Claimed | undefined, state: 'waiting' | 'delivered') =>
      queue.record(one!, { state, nextTryAt: new Date(clock.now().getTime() + DAY_MS), gone: false });
    const [first, ...others] = await claim();
    expect(others).toHaveLength(4);
    await record(first, 'waiting');
    const [probe, ...more] = await claim();
    expect(more).toEqual([]);
    await record(probe, 'delivered');
    expect((await register.find(partner, webhook.id)).failingSince).toBeNull();
    expect(await claim()).toHaveLength(5);
  });

  test('and that its owner deletes a webhook at the same moment does not hinder it', async () => {
    const webhook = await listen();
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    const { confirmed } = await dataSource.transaction(async (manager) => {
      await manager.delete(Webhook, { id: webhook.id });
      const confirmed = confirm();
      await eventually('the confirmation to wait for the deletion', async () =>
        (await dataSource.query(waiting)).length > 0 ? true : undefined,
      );
      return { confirmed };
    });
    await expect(confirmed).resolves.toBeUndefined();
  });

  test('a test is sent to a receiver that is slow, but only so many at the same time', async () => {
    const webhook = await listen();
    const [sender] = senders;
    const tests = new WebhookTests(sender as WebhookSender, clock);
    const answers: ServerResponse[] = [];
    receiver.answer = (_, response) => void answers.push(response);
    const underWay = [1, 2, 3].map(() => tests.send(webhook));
    await expect(tests.send(webhook)).rejects.toThrow('You have 3 tests under way');
    await receiver.ofType('webhook.test', 3);
    for (const response of answers) response.writeHead(202).end();
    for (const receipt of await Promise.all(underWay)) expect(receipt).toEqual({ delivered: true, status: 202 });
    receiver.answer = (_, response) => response.writeHead(204).end();
    expect(await tests.send(webhook)).toEqual({ delivered: true, status: 204 });
  });

  test('is forgotten after thirty days', async () => {
    const webhook = await listen();
    await confirm();
    await queue.forgetBefore(new Date(clock.moment.getTime() + 1));
    expect((await register.deliveries(partner, webhook.id, { limit: 100 })).items).toEqual([]);
  });
});
