import { ErasureAcknowledged, ErasureRequested } from '#contracts/erasure-event';
import { CANDIDATE_TOPIC, ERASURE_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { caller, TrialCandidates } from '../../test/trial-candidates.ts';
import { ErasureEvents } from './erasure.events.ts';
import { ErasureReminder } from './erasure-reminder.ts';

const HOUR_MS = 3_600_000;

let trial: TrialCandidates;
let events: ErasureEvents;

beforeAll(async () => {
  trial = await TrialCandidates.create();
  events = new ErasureEvents(trial.erasures);
});
afterAll(() => trial?.release());
beforeEach(() => trial.dataSource.query('TRUNCATE person_key, erasure, outbox CASCADE'));

// biome-ignore lint/suspicious/noExplicitAny: an event of any kind
const event = (type: string, key: string, value: unknown): ReceivedEvent<any> => ({
  type,
  key,
  value,
  id: key,
  source: '/test',
  subject: key,
  time: '',
  trace: {},
});

const receive = (handle: (context: EventContext) => Promise<void>) =>
  trial.dataSource.transaction((manager) => handle(new EventContext([manager])));

const acknowledge = (id: string, candidateId: string, service: string, places: [kind: string, name: string][]) =>
  receive((context) =>
    events.onErasure(
      event(ErasureAcknowledged.type, candidateId, {
        id,
        candidateId,
        service,
        places: places.map(([kind, name]) => ({ kind, name, erasedAt: '2027-01-01T00:00:00Z', outcome: 'Gone.' })),
      }),
      context,
    ),
  );

const waiting = (receipt: { places: { erasedAt: string | null; service: string }[] }) =>
  receipt.places.filter(({ erasedAt }) => erasedAt === null).map(({ service }) => service);

async function countRows(): Promise<Record<string, number>> {
  const [counts] = await trial.dataSource.query(`
    SELECT (SELECT count(*) FROM person_key)::int AS keys, (SELECT count(*) FROM candidate)::int AS candidates,
           (SELECT count(*) FROM consent_record)::int AS consents, (SELECT count(*) FROM recognition_step)::int AS steps`);
  return counts;
}

describe('An erasure', () => {
  test('takes the key, and with it every row about the person', async () => {
    const id = await trial.nominate();
    expect(await countRows()).toEqual({ keys: 1, candidates: 1, consents: 1, steps: 1 });
    await trial.erasures.request(caller, id);
    expect(await countRows()).toEqual({ keys: 0, candidates: 0, consents: 0, steps: 0 });
  });

  test('is told in order: first the tombstone, then the wish to be forgotten', async () => {
    const id = await trial.nominate();
    await trial.erasures.request(caller, id);
    expect(await trial.outbox()).toMatchObject([
      { topic: CANDIDATE_TOPIC, key: id, value: expect.any(String) },
      { topic: CANDIDATE_TOPIC, key: id, value: null },
      { topic: ERASURE_TOPIC, key: id, headers: { ce_type: 'erasure.requested' } },
    ]);
  });

  test('is complete when every place has told its time, in whatever order and however often', async () => {
    const candidateId = await trial.nominate();
    const { id } = await trial.erasures.request(caller, candidateId);
    const matching: [string, string][] = [
      ['database', 'matching'],
      ['queue', 'candidates.candidate.v1.matching.dlq'],
    ];
    const notifications: [string, string][] = [
      ['database', 'notifications'],
      ['queue', 'matching.match.v1.notifications.dlq'],
    ];
    await acknowledge(id, candidateId, 'notifications', notifications);
    await acknowledge(id, candidateId, 'matching', matching);
    await acknowledge(id, candidateId, 'matching', matching);
    expect(waiting(await trial.erasures.receipt(caller, id))).toEqual(['candidates']);
    await receive((context) => events.onCandidate(event('candidate.changed', candidateId, null), context));
    expect(await trial.erasures.receipt(caller, id)).toMatchObject({
      status: 'complete',
      completedAt: expect.any(String),
    });
  });

  test('of who asks twice at once happens once', async () => {
    const id = await trial.nominate();
    const receipts = await Promise.allSettled([1, 2, 3].map(() => trial.erasures.request(caller, id)));
    const [first] = await trial.dataSource.query('SELECT id FROM erasure');
    expect((await trial.erasures.request(caller, id)).id).toBe(first.id);
    expect(receipts.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect((await trial.outbox()).filter(({ topic }) => topic === ERASURE_TOPIC)).toHaveLength(1);
  });

  test('and a replacement at the same moment leave either nothing or somebody new', async () => {
    const id = await trial.nominate('the-same');
    const [, replaced] = await Promise.all([trial.erasures.request(caller, id), trial.nominate('the-same')]);
    const left = await trial.store.list(caller, { limit: 5 });
    expect(left.map((candidate) => candidate.id)).toEqual(replaced === id ? [] : [replaced]);
  });

  test('is asked for again when there is no answer for an hour', async () => {
    const candidateId = await trial.nominate();
    const { id } = await trial.erasures.request(caller, candidateId);
    const reminder = new ErasureReminder(trial.dataSource, trial.erasures);
    expect(await reminder.remind(new Date())).toBe(0);
    const later = new Date(Date.now() + 1.1 * HOUR_MS);
    expect(await reminder.remind(later)).toBe(1);
    expect(await reminder.remind(later)).toBe(0);
    const asked = (await trial.outbox()).filter(({ topic }) => topic === ERASURE_TOPIC);
    expect(asked.map(({ value }) => JSON.parse(value as string).id)).toEqual([id, id]);
  });

  test('is done again in a database that was restored from a backup of before', async () => {
    const candidateId = await trial.nominate();
    const value = { id: crypto.randomUUID(), candidateId, requestedAt: '2027-01-01T00:00:00Z' };
    const read = () =>
      receive((context) => events.onErasure(event(ErasureRequested.type, candidateId, value), context));
    await read();
    await read();
    expect(await countRows()).toEqual({ keys: 0, candidates: 0, consents: 0, steps: 0 });
    const receipt = await trial.erasures.receipt(caller, value.id);
    expect(receipt).toMatchObject({ candidateId, requestedBy: 'restored from a backup', status: 'running' });
    expect((await trial.outbox()).filter(({ topic }) => topic === ERASURE_TOPIC)).toHaveLength(1);
  });
});

test('Whose database is copied without the key learns neither names nor addresses nor references', async () => {
  await trial.nominate('Ķirsoniņa, Žanete');
  const tables = ['candidate', 'person_key', 'consent_record', 'recognition_step', 'outbox', 'lookup_key'];
  const rows = await Promise.all(
    tables.map((table) => trial.dataSource.query(`SELECT t::text AS row FROM ${table} AS t`)),
  );
  const content = JSON.stringify(rows);
  for (const text of ['Žanete', 'Ķirsoniņa', 'zanete@', 'Santehniķis']) {
    expect(content).not.toContain(text);
    expect(content).not.toContain(Buffer.from(text).toString('hex'));
  }
});
