import { inDays } from '../../../../test/examples.ts';
import { submission, TrialVacancies } from '../../test/trial-vacancies.ts';

describe('Vacancies expire by themselves', () => {
  let vacancies: TrialVacancies;

  beforeEach(async () => {
    vacancies = await TrialVacancies.start();
  });
  afterEach(() => vacancies.release());

  const inTheMorningOf = (day: string) => new Date(`${day}T06:00:00Z`);
  const until = (validThrough: string, status?: 'draft') =>
    submission({ validThrough, ...(status === undefined ? {} : { status }) });

  test('on the day after the last valid one, and say why', async () => {
    const { take, expiry } = await vacancies.instance();
    const [over, stillValid] = [until(inDays(10)), until(inDays(11))];
    await take([over, stillValid]);

    vacancies.clock.moment = inTheMorningOf(inDays(10));
    expect(await expiry.expireWhatIsOver()).toBe(0);
    vacancies.clock.moment = inTheMorningOf(inDays(11));
    expect(await expiry.expireWhatIsOver()).toBe(1);

    const closed = (await vacancies.announced()).filter(({ status }) => status !== 'open');
    expect(closed).toEqual([
      expect.objectContaining({
        externalRef: over.externalRef,
        version: 2,
        status: 'withdrawn',
        closing: { reason: 'expired', at: vacancies.clock.moment.toISOString() },
      }),
    ]);
  });

  test('each once, however many instances look at once', async () => {
    const { take } = await vacancies.instance();
    await take(Array.from({ length: 1_200 }, () => until(inDays(1))));
    vacancies.clock.moment = inTheMorningOf(inDays(2));

    const instances = await Promise.all([vacancies.instance(), vacancies.instance(), vacancies.instance()]);
    const shares = await Promise.all(instances.map(({ expiry }) => expiry.expireWhatIsOver()));
    expect(shares.reduce((sum, share) => sum + share)).toBe(1_200);
    const closed = (await vacancies.announced()).filter(({ status }) => status !== 'open');
    expect(new Set(closed.map(({ id }) => id)).size).toBe(1_200);
    expect(closed).toHaveLength(1_200);
  });

  test('as soon as an instance starts, if they ended while none ran', async () => {
    const { take } = await vacancies.instance();
    await take([until(inDays(1))]);
    vacancies.clock.moment = inTheMorningOf(inDays(30));

    const { expiry, dataSource } = await vacancies.instance();
    expiry.onApplicationBootstrap();
    await expiry.beforeApplicationShutdown();
    expect(await dataSource.query('SELECT status FROM vacancy')).toEqual([{ status: 'expired' }]);
  });

  test('drafts, too, and nobody hears of them', async () => {
    const { take, expiry, dataSource } = await vacancies.instance();
    await take([until(inDays(1), 'draft')]);
    vacancies.clock.moment = inTheMorningOf(inDays(2));
    await expiry.expireWhatIsOver();
    expect(await dataSource.query('SELECT status FROM vacancy')).toEqual([{ status: 'expired' }]);
    expect(await vacancies.announced()).toEqual([]);
  });

  test('and open again with a later last day', async () => {
    const { take, expiry } = await vacancies.instance();
    const first = until(inDays(1));
    await take([first]);
    vacancies.clock.moment = inTheMorningOf(inDays(2));
    await expiry.expireWhatIsOver();

    const [same] = await take([first]);
    expect(same).toMatchObject({ outcome: 'unchanged', vacancy: { status: 'expired' } });
    const [extended] = await take([{ ...first, validThrough: inDays(60) }]);
    expect(extended).toMatchObject({ outcome: 'changed', vacancy: { status: 'open', closedAt: null } });
    expect((await vacancies.announced()).map(({ status, version }) => [status, version])).toEqual([
      ['open', 1],
      ['withdrawn', 2],
      ['open', 3],
    ]);
  });
});
