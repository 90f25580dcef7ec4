import { ERASURE_TOPIC } from '#contracts/topics';
import { caller, TrialCandidates } from '../../test/trial-candidates.ts';
import { Retention } from './retention.ts';

const DAY_MS = 86_400_000;
const settings = { RETENTION_ASK_AFTER_DAYS: 365, RETENTION_ANSWER_WITHIN_DAYS: 60 };
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

let trial: TrialCandidates;
let retention: Retention;

beforeAll(async () => {
  trial = await TrialCandidates.create();
});
afterAll(() => trial?.release());

beforeEach(async () => {
  await trial.dataSource.query('TRUNCATE person_key, erasure, outbox CASCADE');
  retention = new Retention(trial.dataSource, trial.store, trial.erasures, settings);
});

const due = () => trial.store.list(caller, { limit: 50, confirmation: 'due' });

describe('A profile that nobody confirms', () => {
  test('is asked for after a year, and stands in the list of its institution', async () => {
    const id = await trial.nominate();
    expect(await retention.apply(inDays(364))).toEqual({ asked: 0, erased: 0 });
    expect(await retention.apply(inDays(366))).toEqual({ asked: 1, erased: 0 });
    expect(await due()).toMatchObject([{ id, confirmBy: expect.any(Date) }]);
  });

  test('is erased like any other when no answer comes in time', async () => {
    const id = await trial.nominate();
    await retention.apply(inDays(366));
    expect(await retention.apply(inDays(425))).toEqual({ asked: 0, erased: 0 });
    expect(await retention.apply(inDays(427))).toEqual({ asked: 0, erased: 1 });
    await expect(trial.store.findVisible(caller, id)).rejects.toThrow('There is no candidate');
    expect((await trial.outbox()).slice(-2)).toMatchObject([
      { key: id, value: null },
      { topic: ERASURE_TOPIC, key: id },
    ]);
  });

  test.each([
    ['confirmed', (id: string) => trial.service.confirm(caller, id)],
    ['sent again', () => trial.nominate('the-same')],
  ])('is kept when it is %s, and announces nothing by that', async (_, answer) => {
    const id = await trial.nominate('the-same');
    await retention.apply(inDays(366));
    const { length } = await trial.outbox();
    await answer(id);
    expect(await due()).toEqual([]);
    expect(await retention.apply(inDays(300))).toEqual({ asked: 0, erased: 0 });
    expect(await trial.outbox()).toHaveLength(length);
  });

  test('is never erased without having been asked for, however long the service was away', async () => {
    await trial.nominate();
    expect(await retention.apply(inDays(5_000))).toEqual({ asked: 1, erased: 0 });
  });

  test('is erased once, also by two instances at a time', async () => {
    await Promise.all(Array.from({ length: 5 }, () => trial.nominate()));
    await retention.apply(inDays(366));
    const counts = await Promise.all([retention.apply(inDays(430)), retention.apply(inDays(430))]);
    expect(counts[0].erased + counts[1].erased).toBe(5);
    expect(await trial.dataSource.query('SELECT count(*)::int AS count FROM erasure')).toEqual([{ count: 5 }]);
  });
});
