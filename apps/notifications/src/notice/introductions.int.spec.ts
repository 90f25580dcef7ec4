import { Logger } from '@nestjs/common';
import {
  companyExample as company,
  introductionExample as introduction,
  vacancyExample as vacancy,
} from '#contracts/event-examples';
import { LinkSeal } from '#pages/signed-links';
import { confirmedMatch, TrialNotifications } from '../../test/trial-notifications.ts';
import { trialSettings } from '../../test/trial-settings.ts';
import { Delivery } from '../delivery/delivery.entity.ts';
import { ErasedCandidate } from '../erasure/erased-candidate.entity.ts';
import { Notice } from './notice.entity.ts';

let trial: TrialNotifications;

beforeAll(async () => {
  Logger.overrideLogger(false);
  trial = await TrialNotifications.start();
});
beforeEach(async () => {
  await trial.reset();
  trial.clock.set('2026-11-25T11:00:00Z');
});
afterAll(() => trial?.stop());

const write = () => trial.composer({ settings: { MAIL_PAUSE_MINUTES: 10 } }).composeFor(company.id);
const mails = () =>
  trial.dataSource.manager
    .createQueryBuilder(Delivery, 'delivery')
    .addSelect(['delivery.html', 'delivery.text'])
    .orderBy('delivery.id')
    .getMany();

describe('A company that was introduced', () => {
  test('gets a link for itself alone, which ends with the introduction; however often the event comes, one e-mail', async () => {
    await trial.hearOfIntroduction(introduction);
    await trial.hearOfIntroduction(introduction);
    expect(await write()).toBe(true);
    expect(await write()).toBe(false);
    const [mail] = await mails();
    expect(mail).toMatchObject({ template: 'introduction', recipient: company.contactEmail });
    const [, token] = /https:\/\/passung\.example\/r\/introductions\/(\S+)/.exec(mail?.text ?? '') ?? [];
    const claims = await new LinkSeal(trialSettings().LINK_SECRET).read(token ?? '', 'introduction', trial.clock.now());
    expect(claims).toMatchObject({
      sub: company.id,
      ...{ i: introduction.id, m: introduction.matchId, n: company.name, l: 'de', t: vacancy.title },
      exp: Date.parse(introduction.expiresAt) / 1_000,
    });
    expect(mail?.html).toContain(token);
    expect(`${mail?.html}${mail?.text}`).not.toContain(introduction.candidateId);
  });

  test('gets it no sooner than ten minutes after the last e-mail', async () => {
    await trial.hearOf(confirmedMatch({ id: introduction.matchId }));
    expect(await write()).toBe(true);
    await trial.dataSource.query(`UPDATE delivery SET state = 'sent', sent_at = $1`, [trial.clock.now()]);
    trial.clock.pass(60_000);
    await trial.hearOfIntroduction(introduction);
    expect(await write()).toBe(false);
    trial.clock.pass(9 * 60_000);
    expect(await write()).toBe(true);
  });

  test('gets it though the vacancy is filled by now: perhaps by that person', async () => {
    await trial.learnVacancy({ ...vacancy, version: 9, status: 'filled' });
    await trial.hearOfIntroduction(introduction);
    expect(await write()).toBe(true);
  });

  test('and no other to which the vacancy has gone since', async () => {
    await trial.hearOfIntroduction({ ...introduction, companyId: crypto.randomUUID() });
    expect(await write()).toBe(false);
    expect(await trial.dataSource.manager.find(Notice)).toMatchObject([{ state: 'dropped' }]);
  });

  test('hears nothing of who has withdrawn the consent meanwhile', async () => {
    await trial.hearOfIntroduction(introduction);
    await trial.hearOfIntroduction(introduction, 'introduction.withdrawn');
    expect(await write()).toBe(false);
  });

  test('hears nothing of who was erased meanwhile', async () => {
    await trial.dataSource.manager.insert(ErasedCandidate, { id: introduction.candidateId, erasedAt: new Date() });
    await trial.hearOfIntroduction(introduction);
    expect(await write()).toBe(false);
  });
});
