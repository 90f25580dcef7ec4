import { Logger } from '@nestjs/common';
import { companyExample as company } from '#contracts/event-examples';
import { EventContext } from '#eventing/received-event';
import { eventually } from '../../../../test/eventually.ts';
import { type Behaviour, TrialMailServer } from '../../test/trial-mail-server.ts';
import { confirmedMatch, isSent, TrialNotifications } from '../../test/trial-notifications.ts';
import { CompanyEvents } from '../company/company.events.ts';
import { Delivery } from '../delivery/delivery.entity.ts';
import { DeliveryArchive } from '../delivery/delivery-archive.ts';
import { Notice } from '../notice/notice.entity.ts';
import { Reply } from '../reply/reply.entity.ts';
import { ErasedCandidate } from './erased-candidate.entity.ts';
import { forgetCandidate } from './forget-candidate.ts';

let trial: TrialNotifications;
let server: TrialMailServer;

beforeAll(async () => {
  Logger.overrideLogger(false);
  trial = await TrialNotifications.start();
});
beforeEach(() => trial.reset());
afterEach(async () => {
  await trial.stopInstances();
  await server?.stop();
});
afterAll(() => trial?.stop());

const startMailServer = async (behaviour?: Behaviour) => {
  server = await TrialMailServer.start(behaviour);
  return server;
};
const erase = (candidateId: string) =>
  trial.dataSource.transaction(async (manager) => {
    await manager.insert(ErasedCandidate, { id: candidateId, erasedAt: new Date() });
    return forgetCandidate(manager, candidateId);
  });
const about = () => confirmedMatch({ candidateId: crypto.randomUUID() });
const delivered = () => trial.dataSource.manager.find(Delivery, { order: { id: 'ASC' } });

const answered = (about: Pick<Reply, 'companyId' | 'vacancyId' | 'matchId' | 'deliveryId'>) =>
  trial.dataSource.manager.insert(Reply, {
    ...{ ...about, id: crypto.randomUUID(), answer: 'interested', reason: null, answeredAt: new Date() },
    ...{ words: 'Frau Ķirsoniņa war hier', phone: '+49 391 1' },
  });

describe('Of a candidate who is erased', () => {
  test('no company hears any more; what else stood in the e-mail is told in another', async () => {
    const [erased, other] = [about(), about()];
    await trial.hearOf(erased);
    await trial.hearOf(other);
    await trial.composer().composeFor(company.id);
    expect(await erase(erased.candidateId)).toEqual({ untold: 1, kept: 0 });
    const { port, taken } = await startMailServer();
    trial.startInstance(port);
    await trial.deliveryOf(other, isSent);
    expect(taken).toHaveLength(1);
    expect(await delivered()).toMatchObject([{ template: 'match-confirmed' }]);
  });

  test('an e-mail in hand goes out no more than once: what the mail server puts off is not tried again', async () => {
    const match = about();
    await trial.hearOf(match);
    const tried: string[] = [];
    const { port, taken } = await startMailServer({
      beforeAnswer: async ({ messageId }) => {
        if (tried.push(messageId) > 1) return undefined;
        await erase(match.candidateId);
        return { code: 451, text: '4.3.0 Try again later' };
      },
    });
    trial.startInstance(port);
    await eventually('the e-mail to be taken back', async () =>
      tried.length > 0 && (await delivered()).length === 0 ? true : undefined,
    );
    expect(await trial.dataSource.manager.count(Notice)).toBe(0);
    const next = about();
    await trial.hearOf(next);
    await trial.deliveryOf(next, isSent);
    expect(taken).toHaveLength(1);
    expect(tried).toHaveLength(2);
  });

  test('an e-mail that waits for a silent mail server is taken back', async () => {
    const match = about();
    await trial.hearOf(match);
    let greet = () => {};
    const connected = new Promise<void>((resolve) => {
      greet = resolve;
    });
    const answers: (() => void)[] = [];
    const { port, taken } = await startMailServer({
      onConnect: (_session, answer) => {
        answers.push(answer);
        greet();
      },
    });
    trial.startInstance(port);
    await connected;
    await erase(match.candidateId);
    await eventually('the e-mail to be given up', async () => ((await delivered()).length === 0 ? true : undefined));
    for (const answer of answers) answer();
    expect(taken).toEqual([]);
  });

  test('an e-mail whose sender is gone is not taken over', async () => {
    const match = about();
    await trial.hearOf(match);
    await trial.composer().composeFor(company.id);
    await trial.dataSource.query(`UPDATE delivery SET state = 'sending', next_try_at = now() - interval '1 minute'`);
    await erase(match.candidateId);
    const { port, taken } = await startMailServer();
    trial.startInstance(port);
    await eventually('the claim to be taken back', async () => ((await delivered()).length === 0 ? true : undefined));
    expect(taken).toEqual([]);
  });

  test('who was told what stays, without what was said and what the company wrote; it cannot be sent again', async () => {
    const match = about();
    await trial.hearOf(match);
    const { port } = await startMailServer();
    trial.startInstance(port);
    const { id, companyId } = await trial.deliveryOf(match, isSent);
    await answered({ companyId, vacancyId: match.vacancyId, matchId: match.id, deliveryId: id });
    expect(await erase(match.candidateId)).toEqual({ untold: 0, kept: 1 });
    const archive = new DeliveryArchive(trial.dataSource, trial.clock);
    expect(await archive.find(id)).toMatchObject({
      ...{ state: 'sent', text: null, recipient: company.contactEmail },
      answers: [{ answer: 'interested', words: null, phone: null }],
    });
    await trial.dataSource.query(`UPDATE delivery SET state = 'bounced'`);
    await expect(archive.retry(id)).rejects.toThrow('somebody who was erased');
  });
});

test('Of a company that is gone nothing stays of what it wrote', async () => {
  const ids = { vacancyId: crypto.randomUUID(), matchId: crypto.randomUUID(), deliveryId: crypto.randomUUID() };
  await answered({ companyId: company.id, ...ids });
  await trial.dataSource.transaction(async (manager) => {
    const about = { id: crypto.randomUUID(), type: 'company.changed', source: '/test', time: '', trace: {} };
    const tombstone = { ...about, subject: company.id, key: company.id, value: null };
    await new CompanyEvents().learn(tombstone, new EventContext([manager]));
  });
  expect(await trial.dataSource.manager.find(Reply)).toMatchObject([{ words: null, phone: null }]);
});
