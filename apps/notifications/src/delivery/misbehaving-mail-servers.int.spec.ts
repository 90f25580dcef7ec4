import { Logger } from '@nestjs/common';
import { companyExample as company, vacancyExample as vacancy } from '#contracts/event-examples';
import { eventually } from '../../../../test/eventually.ts';
import { type Behaviour, TrialMailServer } from '../../test/trial-mail-server.ts';
import { confirmedMatch, QuickRetries, TrialNotifications } from '../../test/trial-notifications.ts';
import { Delivery } from './delivery.entity.ts';
import { Patience } from './mail-transport.ts';

const COMPANIES = 30;

/** A server that is silent for thirty seconds is one that is silent for longer than we wait. */
class Impatience extends Patience {
  override readonly greeting = 300;
}

/** What became of the e-mails of each test, told at the end. */
const figures: string[] = [];

let trial: TrialNotifications;
let server: TrialMailServer;

beforeAll(async () => {
  Logger.overrideLogger(false);
  trial = await TrialNotifications.start();
});
afterEach(async () => {
  await trial.stopInstances();
  await server.stop();
});
afterAll(async () => {
  await trial?.stop();
  process.stderr.write(`${figures.join('\n')}\n`);
});

/** Lets every company be told of a match by a server of that behaviour, until each e-mail is sent or has failed. */
async function deliverAll(behaviour: Behaviour, tries?: number, patience = new Patience()): Promise<Delivery[]> {
  await trial.reset();
  for (let index = 0; index < COMPANIES; index += 1) {
    const [companyId, vacancyId] = [crypto.randomUUID(), crypto.randomUUID()];
    await trial.learnCompany({ ...company, id: companyId, contactEmail: `jobs-${index}@company-${index}.example` });
    await trial.learnVacancy({ ...vacancy, id: vacancyId, companyId });
    await trial.hearOf(confirmedMatch({ vacancyId }));
  }
  server = await TrialMailServer.start(behaviour);
  const settings = { MAIL_CONNECTIONS: 4 };
  trial.startInstance(server.port, { settings, retryPlan: new QuickRetries(tries), patience });
  return eventually('all e-mails to be sent or to have failed', async () => {
    const all = await trial.dataSource.manager.find(Delivery);
    const over = all.filter(({ state }) => state === 'sent' || state === 'failed');
    return over.length === COMPANIES ? all : undefined;
  });
}

/** Every e-mail that is said to be sent was taken once; every other has failed with a reason and was not taken. */
function expectDeliveredOnceOrFailed(deliveries: Delivery[]): void {
  const count = (state: Delivery['state']) => deliveries.filter((delivery) => delivery.state === state).length;
  const tries = deliveries.reduce((sum, { attempts }) => sum + attempts, 0);
  figures.push(
    `${deliveries.length} e-mails, ${count('sent')} sent, ${count('failed')} failed, ${tries} tries, ` +
      `${server.taken.length} taken: ${expect.getState().currentTestName}`,
  );
  const taken = new Map<string, number>();
  for (const { messageId } of server.taken) taken.set(messageId, (taken.get(messageId) ?? 0) + 1);
  for (const { state, messageId, lastError, failure } of deliveries) {
    expect(taken.get(messageId) ?? 0).toBe(state === 'sent' ? 1 : 0);
    if (state === 'failed')
      expect({ lastError, failure }).toEqual({ lastError: expect.any(String), failure: expect.any(String) });
  }
  expect(server.taken.filter(({ messageId }) => !deliveries.some((one) => one.messageId === messageId))).toEqual([]);
}

/** True the first time for each e-mail. */
function onceEach() {
  const seen = new Set<string>();
  return (key: string) => !seen.has(key) && seen.add(key) !== undefined;
}

test('one that puts everything off at first (4xx) gets everything later, once', async () => {
  const first = onceEach();
  const deliveries = await deliverAll({
    refuse: (address) => (first(address) ? { code: 451, text: '4.7.1 Greylisted' } : undefined),
  });
  expect(deliveries.every(({ state, attempts }) => state === 'sent' && attempts === 2)).toBe(true);
  expectDeliveredOnceOrFailed(deliveries);
});

test('one that puts off for ever (4xx) is given up, with its words', async () => {
  const deliveries = await deliverAll({ refuse: () => ({ code: 452, text: '4.2.2 Mailbox full' }) }, 3);
  for (const { state, failure, lastError } of deliveries) {
    expect({ state, failure }).toEqual({ state: 'failed', failure: 'gave-up' });
    expect(lastError).toContain('Mailbox full');
  }
  expectDeliveredOnceOrFailed(deliveries);
});

test('one that refuses every second mailbox for good (5xx) is asked once, and the addresses are marked', async () => {
  const isOdd = (address: string) => /jobs-\d*[13579]@/.test(address);
  const deliveries = await deliverAll({
    refuse: (address) => (isOdd(address) ? { code: 550, text: '5.1.1 No such mailbox here' } : undefined),
  });
  for (const { recipient, state, attempts } of deliveries) {
    expect({ state, attempts }).toEqual({ state: isOdd(recipient) ? 'failed' : 'sent', attempts: 1 });
  }
  expectDeliveredOnceOrFailed(deliveries);
  const marked = await trial.dataSource.query('SELECT address FROM undeliverable_address');
  expect(marked).toHaveLength(COMPANIES / 2);
  const failed = await trial.dataSource.query(
    `SELECT value FROM outbox WHERE headers ->> 'ce_type' = 'delivery.failed'`,
  );
  expect(failed).toHaveLength(COMPANIES / 2);
  expect(JSON.parse(failed[0].value)).toMatchObject({ reason: 'refused', addressUndeliverable: true });
});

test('one that refuses the content for good (554) fails the e-mail, and says nothing against the address', async () => {
  const deliveries = await deliverAll({ beforeAnswer: async () => ({ code: 554, text: '5.6.0 We do not like it' }) });
  expect(deliveries.every(({ state, failure }) => state === 'failed' && failure === 'refused')).toBe(true);
  expectDeliveredOnceOrFailed(deliveries);
  expect(await trial.dataSource.query('SELECT address FROM undeliverable_address')).toEqual([]);
});

test('one that hangs up after the data, before it has taken the e-mail, gets it again and takes it once', async () => {
  const first = onceEach();
  const deliveries = await deliverAll({
    beforeAnswer: async ({ messageId }, hangUp) => {
      if (!first(messageId)) return undefined;
      hangUp();
      return { code: 421, text: 'Nobody hears this' };
    },
  });
  expect(deliveries.every(({ state, attempts }) => state === 'sent' && attempts === 2)).toBe(true);
  expectDeliveredOnceOrFailed(deliveries);
});

test('one that is silent for longer than we wait is left, and gets everything when it speaks again', async () => {
  let silent = 6;
  const sometimesSilent: Behaviour = {
    onConnect: (_session, answer) => {
      if (silent-- <= 0) answer();
    },
  };
  const deliveries = await deliverAll(sometimesSilent, undefined, new Impatience());
  expect(deliveries.every(({ state }) => state === 'sent')).toBe(true);
  expect(deliveries.some(({ attempts }) => attempts > 1)).toBe(true);
  expectDeliveredOnceOrFailed(deliveries);
});

test('one whose certificate nobody knows gets nothing in clear text, and the reason is told', async () => {
  const deliveries = await deliverAll({ tls: true }, 2);
  for (const { state, failure, lastError } of deliveries) {
    expect({ state, failure }).toEqual({ state: 'failed', failure: 'gave-up' });
    expect(lastError).toMatch(/certificate|TLS/i);
  }
  expectDeliveredOnceOrFailed(deliveries);
  expect(server.taken).toEqual([]);
});
