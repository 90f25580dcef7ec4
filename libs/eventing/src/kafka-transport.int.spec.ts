import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import pg from 'pg';
import { deadLetterTopic } from '#contracts/topics';
import { eventually } from '../../../test/eventually.ts';
import { freshDatabase } from '../../../test/infrastructure.ts';
import { type Handle, TrialServices } from '../../../test/trial-service.ts';
import { TrialTopic, vacancyMessage } from '../../../test/trial-topic.ts';
import { UnprocessableEvent } from './failure.ts';

jest.setTimeout(60_000);

describe('A service that reads a topic', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let sql: pg.Client;
  let services: TrialServices;
  let topic: TrialTopic;
  let group: string;

  beforeEach(async () => {
    group = `trial-${randomUUID()}`;
    database = await freshDatabase();
    sql = new pg.Client(database.url);
    await sql.connect();
    await sql.query('CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY, key text, title text)');
    services = new TrialServices(database.url);
    topic = await TrialTopic.create({ deadLettersOf: [group] });
  });
  afterEach(async () => {
    await services.stopAll();
    await topic.release();
    await sql.end();
    await database.drop();
  });

  /** The effect of a message in these tests: its title is written down in the transaction. */
  const writeDown: Handle = async ({ key, value }, transaction) => {
    await transaction.query('INSERT INTO effect (key, title) VALUES ($1, $2)', [key, value?.title ?? 'gone']);
  };
  const start = (handle: Handle = writeDown) => services.start(group, { topic: topic.name, handle });
  const publish = (...titles: string[]) => topic.publish(...titles.map((title) => vacancyMessage(title)));

  /** Titles in the order in which they took effect. */
  const effects = async () => (await sql.query('SELECT title FROM effect ORDER BY id')).rows.map((row) => row.title);
  const offset = async (): Promise<number> =>
    (await sql.query('SELECT coalesce(sum(next_offset), 0)::int AS sum FROM consumer_offset')).rows[0].sum;
  const handledUpTo = (next: number) =>
    eventually(`offset ${next}`, async () => ((await offset()) === next ? true : undefined));

  test('relays its own outbox too, once for each instance', async () => {
    const service = await start();
    await eventually('a relay', async () => {
      const { rows } = await sql.query(`SELECT 1 FROM pg_locks JOIN pg_database ON database = pg_database.oid
        WHERE locktype = 'advisory' AND granted AND datname = current_database()`);
      return rows.length === 1 ? true : undefined;
    });
    const { rows } = await sql.query(`SELECT query FROM pg_stat_activity WHERE datname = current_database()
      AND pid <> pg_backend_pid() AND (query LIKE '%pg_try_advisory_lock%' OR query LIKE '%FROM outbox%')`);
    expect(rows).toHaveLength(1);
    await service.stop();
  });

  describe('keeps effect and offset together', () => {
    test('each message takes effect once, in order, and the offset stands behind the last', async () => {
      const titles = Array.from({ length: 500 }, (_, index) => `vacancy ${index}`);
      await publish(...titles);
      await start();
      await handledUpTo(500);
      expect(await effects()).toEqual(titles);
    });

    test('what a handler wrote before it failed is undone', async () => {
      await publish('one', 'two', 'three');
      let failures = 0;
      await start(async (event, transaction) => {
        await writeDown(event, transaction);
        if (event.value?.title === 'two' && failures++ < 2) throw new Error('a slip');
      });
      await handledUpTo(3);
      expect(failures).toBeGreaterThan(2);
      expect(await effects()).toEqual(['one', 'two', 'three']);
    });

    test('a tombstone arrives as an event without value', async () => {
      await topic.publish({ ...vacancyMessage('roof'), value: null });
      await start();
      await handledUpTo(1);
      expect(await effects()).toEqual(['gone']);
    });
  });

  describe('starts where its database says', () => {
    const restartAfter = async (meanwhile: () => Promise<unknown>) => {
      await publish('one', 'two', 'three');
      const first = await start();
      await handledUpTo(3);
      await first.stop();
      await meanwhile();
      await start();
    };

    test('though Kafka remembers an older offset', async () => {
      await restartAfter(() => topic.setOffset(group, 0));
      await publish('four');
      await handledUpTo(4);
      expect(await effects()).toEqual(['one', 'two', 'three', 'four']);
    });

    test('though Kafka remembers a newer one, as after a backup was restored', async () => {
      await restartAfter(() =>
        sql.query('UPDATE consumer_offset SET next_offset = 1; DELETE FROM effect WHERE id > 1'),
      );
      await handledUpTo(3);
      expect(await effects()).toEqual(['one', 'two', 'three']);
    });

    test('from the beginning, if the database is new', async () => {
      await restartAfter(() => sql.query('DELETE FROM consumer_offset; DELETE FROM effect'));
      await handledUpTo(3);
      expect(await effects()).toEqual(['one', 'two', 'three']);
    });

    test('and changes nothing for a message that another instance has handled meanwhile', async () => {
      await publish('one');
      let handling: () => void = () => {};
      const begun = new Promise<void>((resolve) => {
        handling = resolve;
      });
      let goOn: () => void = () => {};
      const moved = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      await start(async (event, transaction) => {
        await writeDown(event, transaction);
        if (event.value?.title !== 'two') return;
        handling();
        await moved;
      });
      await handledUpTo(1);
      await publish('two', 'three');
      await begun;
      await sql.query('UPDATE consumer_offset SET next_offset = 2');
      goOn();
      await handledUpTo(3);
      expect(await effects()).toEqual(['one', 'three']);
    });

    test('and changes nothing if another instance was the first to handle anything', async () => {
      await publish('one', 'two');
      let met = false;
      await start(async (event, transaction) => {
        await writeDown(event, transaction);
        if (met) return;
        met = true;
        await sql.query('INSERT INTO consumer_offset VALUES ($1, $2, 0, 1)', [group, topic.name]);
      });
      await handledUpTo(2);
      expect(await effects()).toEqual(['two']);
    });
  });

  describe('waits for what may pass', () => {
    test('and no later message overtakes the one that fails', async () => {
      await publish('one', 'two', 'three');
      const tried: string[] = [];
      await start(async (event, transaction) => {
        tried.push(event.value?.title ?? '');
        if (event.value?.title === 'one' && tried.length < 4) throw new Error('a slip');
        await writeDown(event, transaction);
      });
      await handledUpTo(3);
      expect(tried.slice(0, 4)).toEqual(['one', 'one', 'one', 'one']);
      expect(await effects()).toEqual(['one', 'two', 'three']);
    });

    test('as long as the cause lasts, without giving the message up', async () => {
      await publish('one', 'two');
      let tries = 0;
      await start(async (event, transaction) => {
        tries += 1;
        if (tries <= 6) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
        await writeDown(event, transaction);
      });
      await handledUpTo(2);
      expect(await effects()).toEqual(['one', 'two']);
    });

    test('also after its database cut every connection', async () => {
      await publish('one');
      await start();
      await handledUpTo(1);
      await sql.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      await publish('two');
      await handledUpTo(2);
      expect(await effects()).toEqual(['one', 'two']);
    });
  });

  describe('puts aside what can never be handled', () => {
    const deadLetters = (count: number) => topic.read(count, deadLetterTopic(topic.name, group));

    test.each<[string, Partial<ReturnType<typeof vacancyMessage>>, RegExp]>([
      ['is not JSON', { value: '{"id":' }, /not JSON/],
      ['breaks its contract', { value: '{"title":7}' }, /vacancy.changed event breaks its contract: .*\/title/],
      ['has no key', { key: null }, /no key/],
      ['is no CloudEvent', { headers: { from: 'somewhere' } }, /ce_id/],
    ])('a message that %s, with the reason; those around it are handled', async (_fault, change, reason) => {
      await topic.publish(
        vacancyMessage('before'),
        { ...vacancyMessage('poison'), ...change },
        vacancyMessage('after'),
      );
      await start();
      await handledUpTo(3);
      expect(await effects()).toEqual(['before', 'after']);
      const [letter] = await deadLetters(1);
      const headers = Object.fromEntries(
        Object.entries(letter?.headers ?? {}).map(([name, value]) => [name, String(value)]),
      );
      expect(headers).toMatchObject({ dlq_topic: topic.name, dlq_partition: '0', dlq_offset: '1' });
      expect(headers.dlq_error).toMatch(reason);
      expect(Date.parse(headers.dlq_failed_at ?? '')).not.toBeNaN();
      if (change.value !== undefined) expect(String(letter?.value)).toBe(change.value);
      if (change.headers !== undefined) expect(headers).toMatchObject({ from: 'somewhere' });
    });

    test('at once, if the handler says so; after five tries, if it only fails', async () => {
      await publish('hopeless', 'failing', 'good');
      const tried: string[] = [];
      await start(async (event, transaction) => {
        const title = event.value?.title ?? '';
        tried.push(title);
        if (title === 'hopeless') throw new UnprocessableEvent('there is no such trade');
        if (title === 'failing') throw new TypeError('x is undefined');
        await writeDown(event, transaction);
      });
      await handledUpTo(3);
      expect(await effects()).toEqual(['good']);
      const letters = await deadLetters(2);
      expect(letters.map(({ headers }) => String(headers?.dlq_error))).toEqual([
        'there is no such trade',
        'x is undefined',
      ]);
      expect(String(letters[1]?.headers?.dlq_tries)).toBe('5');
      expect(tried.filter((title) => title === 'failing').length).toBeGreaterThanOrEqual(5);
    });

    test('whatever the handler throws, even if it is no error', async () => {
      await publish('odd', 'good');
      await start(async (event, transaction) => {
        if (event.value?.title === 'odd') throw undefined;
        await writeDown(event, transaction);
      });
      await handledUpTo(2);
      expect(await effects()).toEqual(['good']);
      expect(await deadLetters(1)).toHaveLength(1);
    });

    test('but passes over an event of a type that only a newer release knows', async () => {
      await topic.publish(vacancyMessage('new', { type: 'vacancy.painted' }), vacancyMessage('known'));
      await start();
      await handledUpTo(2);
      expect(await effects()).toEqual(['known']);
      expect(await topic.size(deadLetterTopic(topic.name, group))).toBe(0);
    });
  });
});

describe('Instances of one service', () => {
  test('share the partitions; though they come and go, each message takes effect once and in order', async () => {
    const group = `trial-${randomUUID()}`;
    const database = await freshDatabase();
    const sql = new pg.Client(database.url);
    await sql.connect();
    await sql.query('CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY, key text, title text)');
    const services = new TrialServices(database.url);
    const topic = await TrialTopic.create({ partitions: 4 });
    const keys = Array.from({ length: 12 }, (_, index) => `key ${index}`);
    const handle: Handle = async ({ key, value }, transaction) => {
      await transaction.query('INSERT INTO effect (key, title) VALUES ($1, $2)', [key, value?.title]);
    };
    const publish = async (from: number, to: number) => {
      for (let title = from; title < to; title += 1) {
        await topic.publish(...keys.map((key) => vacancyMessage(String(title), { key })));
      }
    };
    const handled = async () => (await sql.query('SELECT count(*)::int AS count FROM effect')).rows[0].count;
    const reach = (count: number) =>
      eventually(`${count} effects`, async () => ((await handled()) >= count ? true : undefined), 40_000);
    try {
      const first = await services.start(group, { topic: topic.name, handle });
      await publish(0, 20);
      await reach(1);
      await services.start(group, { topic: topic.name, handle });
      await publish(20, 40);
      await reach(keys.length * 20);
      await first.stop();
      await publish(40, 60);
      await reach(keys.length * 60);
      const { rows } = await sql.query(
        'SELECT key, array_agg(title::int ORDER BY id) AS titles FROM effect GROUP BY key',
      );
      const inOrder = Array.from({ length: 60 }, (_, title) => title);
      expect(Object.fromEntries(rows.map((row) => [row.key, row.titles]))).toEqual(
        Object.fromEntries(keys.map((key) => [key, inOrder])),
      );
    } finally {
      await services.stopAll();
      await topic.release();
      await sql.end();
      await database.drop();
    }
  });
});
