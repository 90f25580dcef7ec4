import { vacancyExample } from '#contracts/event-examples';
import { VacancyChanged } from '#contracts/vacancy-event';
import { eventually } from '../../../test/eventually.ts';
import { freshDatabase, unique } from '../../../test/infrastructure.ts';
import { type TrialService, TrialServices } from '../../../test/trial-service.ts';
import { TrialTopic } from '../../../test/trial-topic.ts';

/** The session that holds the one advisory lock of the database: the relay's. */
const RELAY = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
               AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

describe('What a service announces in a transaction reaches Kafka', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let services: TrialServices;
  let topic: TrialTopic;
  let name: string;

  beforeEach(async () => {
    database = await freshDatabase();
    services = new TrialServices(database.url);
    topic = await TrialTopic.create({ partitions: 3 });
    name = unique('trial');
  });
  afterEach(async () => {
    await services.stopAll();
    await topic.release();
    await database.drop();
  });

  const announce = (service: TrialService, key: string, version: number) =>
    service.database.transaction((transaction) =>
      service.outbox.add(
        transaction,
        { ...VacancyChanged, topic: topic.name },
        { key, value: { ...vacancyExample, version } },
      ),
    );

  /** One change after the other for a key, all keys at once. */
  const announceAll = (through: (version: number) => TrialService, keys: string[], from: number, to: number) =>
    Promise.all(
      keys.map(async (key) => {
        for (let version = from; version <= to; version += 1) await announce(through(version), key, version);
      }),
    );

  const emptied = (service: TrialService) =>
    eventually('an empty outbox', async () => {
      const [{ count }] = await service.database.query('SELECT count(*)::int AS count FROM outbox');
      return count === 0 ? true : undefined;
    });

  /** Versions of each key in the order in which the topic holds them. */
  const published = async (count: number) => {
    const versions: Record<string, number[]> = {};
    for (const { key, value } of await topic.read(count)) {
      const name = String(key);
      versions[name] = [...(versions[name] ?? []), JSON.parse(String(value)).version];
    }
    return versions;
  };

  const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

  test('as a CloudEvent that names its source and its subject', async () => {
    const service = await services.start(name);
    await announce(service, 'heating', 1);
    const [message] = await topic.read(1);
    expect(String(message?.headers?.ce_source)).toBe(`/${name}`);
    expect(String(message?.headers?.ce_type)).toBe('vacancy.changed');
    expect(String(message?.headers?.ce_subject)).toBe('heating');
    expect(JSON.parse(String(message?.value))).toEqual(vacancyExample);
  });

  test('as a tombstone, if what the key stands for is erased', async () => {
    const service = await services.start(name);
    await service.database.transaction((transaction) =>
      service.outbox.addTombstone(transaction, { ...VacancyChanged, topic: topic.name }, 'heating'),
    );
    const [message] = await topic.read(1);
    expect([String(message?.key), message?.value]).toEqual(['heating', null]);
  });

  test('only if the transaction was committed', async () => {
    const service = await services.start(name);
    const rolledBack = service.database.transaction(async (transaction) => {
      const contract = { ...VacancyChanged, topic: topic.name };
      await service.outbox.add(transaction, contract, { key: 'never', value: vacancyExample });
      throw new Error('the company changed its mind');
    });
    await expect(rolledBack).rejects.toThrow('changed its mind');
    await announce(service, 'heating', 1);
    expect(await published(1)).toEqual({ heating: [1] });
    expect(await topic.size()).toBe(1);
  });

  test('never, if it breaks its contract: the change fails instead', async () => {
    const service = await services.start(name);
    await expect(announce(service, 'heating', 0)).rejects.toThrow('/version');
    await emptied(service);
    expect(await topic.size()).toBe(0);
  });

  test('once and in order for each key, though two instances relay', async () => {
    const [one, other] = [await services.start(name), await services.start(name)];
    const keys = ['roof', 'bath', 'boiler', 'well', 'stove', 'pipe'];
    await announceAll((version) => (version % 2 ? one : other), keys, 1, 40);
    await emptied(one);
    expect(await topic.size()).toBe(keys.length * 40);
    expect(await published(keys.length * 40)).toEqual(Object.fromEntries(keys.map((key) => [key, upTo(40)])));
  });

  test('in the order of commits for one key, though Kafka gets a batch of many', async () => {
    const service = await services.start(name);
    await service.database.transaction(async (transaction) => {
      const contract = { ...VacancyChanged, topic: topic.name };
      for (const version of upTo(1_200)) {
        await service.outbox.add(transaction, contract, { key: 'roof', value: { ...vacancyExample, version } });
      }
    });
    expect(await published(1_200)).toEqual({ roof: upTo(1_200) });
  });

  test('however much it is, though Kafka takes no more than a megabyte at a time', async () => {
    const service = await services.start(name);
    await service.database.query(
      `INSERT INTO outbox (topic, key, value, headers)
       SELECT $1, 'roof', json_build_object('version', version, 'text', repeat('x', 20000)), '{}'
       FROM generate_series(1, 200) AS version`,
      [topic.name],
    );
    expect(await published(200)).toEqual({ roof: upTo(200) });
  });

  test('and leaves nothing behind that those who look for the next would have to go past', async () => {
    const service = await services.start(name);
    await service.database.query(
      `INSERT INTO outbox (topic, key, value, headers)
       SELECT $1, 'roof', json_build_object('version', version), '{}' FROM generate_series(1, 12000) AS version`,
      [topic.name],
    );
    await topic.read(12_000);
    await eventually('a short way to the oldest', async () => {
      const [{ 'QUERY PLAN': plan }] = await service.database.query(
        'EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT FROM outbox ORDER BY id LIMIT 1',
      );
      return plan[0].Plan['Shared Hit Blocks'] < 10 ? true : undefined;
    });
  });

  test('also when the relaying session is killed: another takes its place and nothing is lost', async () => {
    const [one] = [await services.start(name), await services.start(name)];
    const relay = () => eventually('a relay', async () => (await one.database.query(RELAY))[0]?.pid as number);
    const first = await relay();
    await announceAll(() => one, ['roof', 'bath'], 1, 5);
    await one.database.query('SELECT pg_terminate_backend($1)', [first]);
    await announceAll(() => one, ['roof', 'bath'], 6, 10);
    await emptied(one);
    expect(await relay()).not.toBe(first);
    // Sent again after a crash is allowed, lost or overtaken is not.
    for (const versions of Object.values(await published(await topic.size()))) {
      expect([...new Set(versions)]).toEqual(upTo(10));
    }
  });

  test('when the instance that relays stops, the other relays on', async () => {
    const [one, other] = [await services.start(name), await services.start(name)];
    await announce(one, 'roof', 1);
    await emptied(other);
    await one.stop();
    await announce(other, 'roof', 2);
    await emptied(other);
    expect(await published(2)).toEqual({ roof: [1, 2] });
  });
});
