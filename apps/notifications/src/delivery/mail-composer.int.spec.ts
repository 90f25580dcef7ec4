import { Logger } from '@nestjs/common';
import { companyExample as company, vacancyExample as vacancy } from '#contracts/event-examples';
import { confirmedMatch, TrialNotifications } from '../../test/trial-notifications.ts';
import { trialSettings } from '../../test/trial-settings.ts';
import { Notice } from '../notice/notice.entity.ts';
import { VacancyQuestions } from '../notice/vacancy-questions.ts';
import { PreferencesService } from '../preferences/preferences.service.ts';
import type { SendingWishes } from '../preferences/sending-time.ts';
import { Delivery } from './delivery.entity.ts';

const asInProduction = { settings: { MAIL_ANY_TIME: false, MAIL_PAUSE_MINUTES: 10 } };
let trial: TrialNotifications;

beforeAll(async () => {
  Logger.overrideLogger(false);
  trial = await TrialNotifications.start();
});
beforeEach(async () => {
  await trial.reset();
  // A Wednesday, noon in Magdeburg.
  trial.clock.set('2026-11-25T11:00:00Z');
});
afterAll(() => trial?.stop());

/** Lets time pass in small steps, in which everything that is written is sent at once. */
async function until(moment: string, stepMinutes = 1): Promise<string[]> {
  const written: string[] = [];
  while (trial.clock.now() < new Date(moment)) {
    if (await trial.composer(asInProduction).composeFor(company.id)) written.push(trial.clock.now().toISOString());
    await trial.dataSource.query(`UPDATE delivery SET state = 'sent', sent_at = $1 WHERE state = 'waiting'`, [
      trial.clock.now(),
    ]);
    trial.clock.pass(stepMinutes * 60_000);
  }
  return written;
}

const wish = (changes: Partial<SendingWishes>) => {
  const service = new PreferencesService(trial.dataSource, trial.newsDesk, trial.clock, trialSettings());
  const usual = {
    frequency: 'at-once',
    timeZone: 'Europe/Berlin',
    hour: 8,
    weekday: 1,
    nights: false,
    sundays: false,
  } as const;
  return service.save(company.id, { ...usual, ...changes });
};
const deliveries = () => trial.dataSource.manager.find(Delivery, { order: { id: 'ASC' } });
const failures = async () =>
  (await trial.dataSource.query(`SELECT value FROM outbox WHERE headers ->> 'ce_type' = 'delivery.failed'`)).map(
    ({ value }: { value: string }) => JSON.parse(value),
  );

test('the first match is told at once, those of the next ten minutes in one e-mail after them', async () => {
  await trial.hearOf(confirmedMatch());
  expect(await until('2026-11-25T11:02:00Z')).toEqual(['2026-11-25T11:00:00.000Z']);
  for (let count = 0; count < 3; count += 1) await trial.hearOf(confirmedMatch());
  expect(await until('2026-11-25T11:30:00Z')).toEqual(['2026-11-25T11:10:00.000Z']);
  const [first, second] = await deliveries();
  expect([first?.template, second?.template]).toEqual(['match-confirmed', 'digest']);
  expect(second?.subject).toBe('Neues zu Ihren Stellen (3)');
});

test('while an e-mail is on its way, nothing more is written to the company, however long it takes', async () => {
  await trial.hearOf(confirmedMatch());
  await trial.composer(asInProduction).composeFor(company.id);
  await trial.hearOf(confirmedMatch());
  for (let hours = 0; hours < 4; hours += 1) {
    trial.clock.pass(3_600_000);
    expect(await trial.composer(asInProduction).composeFor(company.id)).toBe(false);
  }
});

test('what is confirmed in the evening is told in the morning', async () => {
  trial.clock.set('2026-11-25T20:00:00Z');
  await trial.hearOf(confirmedMatch());
  expect(await until('2026-11-26T08:00:00Z', 15)).toEqual(['2026-11-26T06:00:00.000Z']);
});

test('a company that wants one e-mail a day gets one, with everything', async () => {
  await wish({ frequency: 'daily' });
  await trial.hearOf(confirmedMatch());
  expect(await until('2026-11-25T16:00:00Z', 15)).toEqual([]);
  await trial.hearOf(confirmedMatch());
  expect(await until('2026-11-27T11:00:00Z', 15)).toEqual(['2026-11-26T07:00:00.000Z']);
  expect(await deliveries()).toMatchObject([{ template: 'digest' }]);
});

test('new wishes count at once, also for what waits already', async () => {
  await wish({ frequency: 'weekly' });
  await trial.hearOf(confirmedMatch());
  expect(await until('2026-11-25T12:00:00Z', 15)).toEqual([]);
  await wish({ frequency: 'at-once' });
  expect(await trial.newsDesk.companiesWithNews(trial.clock.now(), 10)).toEqual([company.id]);
  expect(await until('2026-11-25T12:15:00Z', 15)).toHaveLength(1);
});

test('of a vacancy that was closed meanwhile the company hears nothing', async () => {
  await trial.hearOf(confirmedMatch());
  await trial.learnVacancy({ ...vacancy, version: 2, status: 'filled' });
  expect(await until('2026-11-25T11:05:00Z')).toEqual([]);
  expect(await trial.dataSource.manager.find(Notice)).toMatchObject([{ state: 'dropped' }]);
});

test('a company that wants no e-mails gets none, and the coordinators are told so', async () => {
  await wish({ frequency: 'never' });
  const match = confirmedMatch();
  await trial.hearOf(match);
  await until('2026-11-25T11:02:00Z');
  expect(await deliveries()).toMatchObject([{ state: 'failed', failure: 'unsubscribed', attempts: 0 }]);
  expect(await failures()).toMatchObject([{ reason: 'unsubscribed', matchIds: [match.id], companyId: company.id }]);
});

test('nothing is sent to an address that does not work, until the company has another', async () => {
  await trial.dataSource.query(`INSERT INTO undeliverable_address VALUES (lower($1), 'No such mailbox', now())`, [
    company.contactEmail,
  ]);
  await trial.hearOf(confirmedMatch());
  await until('2026-11-25T11:02:00Z');
  expect(await failures()).toMatchObject([{ reason: 'undeliverable', addressUndeliverable: true }]);
  await trial.learnCompany({ ...company, version: 2, contactEmail: 'new@muster-shk.example' });
  await trial.hearOf(confirmedMatch());
  await until('2026-11-25T11:30:00Z');
  expect(await deliveries()).toMatchObject([
    { state: 'failed' },
    { state: 'sent', recipient: 'new@muster-shk.example' },
  ]);
});

test('two instances that write at once write one e-mail', async () => {
  await trial.hearOf(confirmedMatch());
  await Promise.all([1, 2, 3, 4].map(() => trial.composer(asInProduction).composeFor(company.id)));
  expect(await deliveries()).toHaveLength(1);
});

describe('A company is asked about its vacancies', () => {
  const ask = () => new VacancyQuestions(trial.dataSource, trial.clock).ask();
  const asked = async () => {
    await Promise.all([ask(), ask()]);
    return (await trial.dataSource.manager.find(Notice, { order: { id: 'ASC' } })).map(({ kind }) => kind);
  };
  const longAgo = { updatedAt: '2026-09-01T09:00:00Z' };

  test('a week before one expires, once', async () => {
    await trial.learnVacancy({ ...vacancy, ...longAgo, version: 2, validThrough: '2026-12-03' });
    expect(await asked()).toEqual([]);
    trial.clock.pass(86_400_000);
    expect(await asked()).toEqual(['expiring']);
    trial.clock.pass(86_400_000);
    expect(await asked()).toEqual(['expiring']);
    await until('2026-11-27T12:00:00Z', 15);
    expect(await deliveries()).toMatchObject([{ template: 'expiring' }]);
  });

  test('again, if it was prolonged and its new day comes', async () => {
    await trial.learnVacancy({ ...vacancy, ...longAgo, version: 2, validThrough: '2026-12-01' });
    await asked();
    await trial.learnVacancy({ ...vacancy, ...longAgo, version: 3, validThrough: '2026-12-02' });
    expect(await asked()).toEqual(['expiring', 'expiring']);
  });

  test('six weeks before a foreseeable one is to start', async () => {
    await trial.learnVacancy({ ...vacancy, ...longAgo, version: 2, demand: 'foreseeable', startsOn: '2027-01-06' });
    expect(await asked()).toEqual(['still-needed']);
  });

  test('but not about an open one that starts soon, one it has just changed, or one that is closed', async () => {
    await trial.learnVacancy({ ...vacancy, ...longAgo, version: 2, startsOn: '2027-01-06' });
    expect(await asked()).toEqual([]);
    const soon = { demand: 'foreseeable', startsOn: '2027-01-06' } as const;
    await trial.learnVacancy({ ...vacancy, ...soon, version: 3, updatedAt: '2026-11-20T09:00:00Z' });
    expect(await asked()).toEqual([]);
    await trial.learnVacancy({ ...vacancy, ...soon, ...longAgo, version: 4, status: 'withdrawn' });
    expect(await asked()).toEqual([]);
  });
});
