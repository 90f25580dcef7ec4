import { Logger } from '@nestjs/common';
import { companyExample as company } from '#contracts/event-examples';
import { Outbox } from '#eventing/outbox';
import { confirmedMatch, eventing, TrialNotifications } from '../../test/trial-notifications.ts';
import { Delivery } from '../delivery/delivery.entity.ts';
import { DeliveryArchive } from '../delivery/delivery-archive.ts';
import { BounceController } from './bounce.controller.ts';
import { BounceService } from './bounce.service.ts';

let trial: TrialNotifications;
let bounces: BounceController;
let archive: DeliveryArchive;

beforeAll(async () => {
  Logger.overrideLogger(false);
  trial = await TrialNotifications.start();
  bounces = new BounceController(new BounceService(trial.dataSource, new Outbox(eventing), trial.clock));
  archive = new DeliveryArchive(trial.dataSource, trial.clock);
});
beforeEach(() => trial.reset());
afterAll(() => trial?.stop());

/** An e-mail that a mail server has taken. */
async function sent(): Promise<Delivery> {
  await trial.hearOf(confirmedMatch());
  await trial.composer().composeFor(company.id);
  await trial.dataSource.query(
    `UPDATE delivery SET state = 'sent', sent_at = now(), attempts = 1 WHERE state = 'waiting'`,
  );
  return trial.dataSource.manager.findOneByOrFail(Delivery, { state: 'sent' });
}

const report = (messageId: string, changes: object = {}) => ({
  messageId,
  action: 'failed',
  status: '5.1.1',
  reason: '550 5.1.1 No such mailbox here',
  ...changes,
});
const failures = () =>
  trial.dataSource.query(`SELECT value::json AS value FROM outbox WHERE headers ->> 'ce_type' = 'delivery.failed'`);
const marked = () => trial.dataSource.query('SELECT address FROM undeliverable_address');

test('an e-mail that comes back is known as bounced, its address is marked, and the coordinators are told, once', async () => {
  const { id, messageId } = await sent();
  expect(await bounces.report(report(messageId))).toEqual({ outcome: 'recorded' });
  expect(await bounces.report(report(messageId))).toEqual({ outcome: 'known' });
  expect(await archive.find(id)).toMatchObject({
    state: 'bounced',
    failure: 'bounced',
    lastError: expect.stringContaining('No such'),
  });
  expect(await marked()).toEqual([{ address: company.contactEmail }]);
  const [event, ...others] = await failures();
  expect(others).toEqual([]);
  expect(event.value).toMatchObject({
    id,
    reason: 'bounced',
    addressUndeliverable: true,
    recipient: company.contactEmail,
  });
});

test.each([
  ['a delay', { action: 'delayed', status: '4.4.1' }],
  ['a passing failure', { status: '4.2.2' }],
  ['news of a delivery', { action: 'delivered', status: '2.0.0' }],
])('%s is no failure', async (_, changes) => {
  const { id, messageId } = await sent();
  expect(await bounces.report(report(messageId, changes))).toEqual({ outcome: 'ignored' });
  expect(await archive.find(id)).toMatchObject({ state: 'sent' });
});

test('a bounce for the content says nothing against the address', async () => {
  const { messageId } = await sent();
  await bounces.report(report(messageId, { status: '5.7.1' }));
  expect(await marked()).toEqual([]);
});

test('a bounce of an e-mail that is none of ours is passed over', async () => {
  expect(await bounces.report(report('<other@else.example>'))).toEqual({ outcome: 'ignored' });
});

test.each([
  ['a message that is no bounce', 'Subject: Hello\r\n\r\nHello', 'no bounce'],
  ['a report without the e-mail it is about', { action: 'failed', reason: 'x' }, '#/messageId'],
  ['an unknown action', report('<x@y>', { action: 'exploded' }), '#/action'],
])('%s is refused with what is wrong', async (_, body, why) => {
  await expect(bounces.report(body)).rejects.toThrow(why);
});

test('what came back can be sent again, to the address the company has by then', async () => {
  const { id, messageId } = await sent();
  await expect(archive.retry(id)).rejects.toThrow('only one that failed or came back');
  await bounces.report(report(messageId));
  await trial.learnCompany({ ...company, version: 2, contactEmail: 'new@muster-shk.example' });
  expect(await archive.retry(id)).toMatchObject({
    state: 'waiting',
    failure: null,
    recipient: 'new@muster-shk.example',
  });
  expect(await marked()).toEqual([]);
});

describe('A coordinator looks at the e-mails', () => {
  const list = (query: object = {}) => archive.list({ limit: 50, ...query });

  test('the newest first, page by page, with what each tells and what was answered', async () => {
    const ids = [];
    for (let count = 0; count < 3; count += 1) {
      ids.unshift((await sent()).id);
      await trial.dataSource.query(`UPDATE delivery SET state = 'bounced'`);
    }
    const first = await list({ limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const second = await list({ limit: 2, cursor: first.next });
    expect(second).toMatchObject({
      items: [{ id: ids[2], answers: [], about: [{ kind: 'match-confirmed' }] }],
      next: null,
    });
  });

  test('by match, vacancy, company and state', async () => {
    const { id, companyId } = await sent();
    const [told] = (await list()).items[0]?.about ?? [];
    const [matchId, vacancyId] = [told?.matchId as string, told?.vacancyId as string];
    for (const query of [
      { matchId },
      { vacancyId },
      { companyId },
      { state: 'sent' },
      { matchId, vacancyId, companyId },
    ]) {
      expect((await list(query)).items.map((item) => item.id)).toEqual([id]);
    }
    for (const query of [{ matchId: vacancyId }, { vacancyId: matchId }, { companyId: id }, { state: 'waiting' }]) {
      expect((await list(query)).items).toEqual([]);
    }
  });

  test('without learning who the candidate is by an id, or getting a link that answers for the company', async () => {
    const { id } = await sent();
    const seen = JSON.stringify([await list(), await archive.find(id), await archive.html(id)]);
    const [{ match }] = await trial.dataSource.query('SELECT match FROM notice');
    expect(seen).not.toContain(match.candidateId);
    expect(seen).not.toMatch(/\/r\/[\w/]*ey/);
  });

  test('a cursor that is none of ours is refused', async () => {
    await expect(list({ cursor: 'bogus' })).rejects.toThrow('#/cursor');
  });
});
