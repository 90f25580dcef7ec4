import { eventually } from '../../../test/eventually.ts';
import { TrialReader, writeDown } from '../../../test/trial-reader.ts';
import { vacancyMessage } from '../../../test/trial-topic.ts';

describe('A service that reads a topic', () => {
  let reader: TrialReader;
  beforeEach(async () => {
    reader = await TrialReader.create();
  });
  afterEach(() => reader.release());

  test('relays its own outbox too, once for each instance', async () => {
    const service = await reader.start();
    await eventually('a relay', async () => {
      const { rows } = await reader.sql.query(`SELECT 1 FROM pg_locks JOIN pg_database ON database = pg_database.oid
        WHERE locktype = 'advisory' AND granted AND datname = current_database()`);
      return rows.length === 1 ? true : undefined;
    });
    const { rows } = await reader.sql.query(`SELECT query FROM pg_stat_activity WHERE datname = current_database()
      AND pid <> pg_backend_pid() AND (query LIKE '%pg_try_advisory_lock%' OR query LIKE '%FROM outbox%')`);
    expect(rows).toHaveLength(1);
    await service.stop();
  });

  describe('keeps effect and offset together', () => {
    test('each message takes effect once, in order, and the offset stands behind the last', async () => {
      const titles = Array.from({ length: 500 }, (_, index) => `vacancy ${index}`);
      await reader.publish(...titles);
      await reader.start();
      await reader.handledUpTo(500);
      expect(await reader.effects()).toEqual(titles);
    });

    test('what a handler wrote before it failed is undone', async () => {
      await reader.publish('one', 'two', 'three');
      let failures = 0;
      await reader.start(async (event, transaction) => {
        await writeDown(event, transaction);
        if (event.value?.title === 'two' && failures++ < 2) throw new Error('a slip');
      });
      await reader.handledUpTo(3);
      expect(failures).toBeGreaterThan(2);
      expect(await reader.effects()).toEqual(['one', 'two', 'three']);
    });

    test('a tombstone arrives as an event without value', async () => {
      await reader.topic.publish({ ...vacancyMessage('roof'), value: null });
      await reader.start();
      await reader.handledUpTo(1);
      expect(await reader.effects()).toEqual(['gone']);
    });
  });

  describe('starts where its database says', () => {
    const restartAfter = async (meanwhile: () => Promise<unknown>) => {
      await reader.publish('one', 'two', 'three');
      const first = await reader.start();
      await reader.handledUpTo(3);
      await first.stop();
      await meanwhile();
      await reader.start();
    };

    test('though Kafka remembers an older offset', async () => {
      await restartAfter(() => reader.topic.setOffset(reader.group, 0));
      await reader.publish('four');
      await reader.handledUpTo(4);
      expect(await reader.effects()).toEqual(['one', 'two', 'three', 'four']);
    });

    test('though Kafka remembers a newer one, as after a backup was restored', async () => {
      await restartAfter(() =>
        reader.sql.query('UPDATE consumer_offset SET next_offset = 1; DELETE FROM effect WHERE id > 1'),
      );
      await reader.handledUpTo(3);
      expect(await reader.effects()).toEqual(['one', 'two', 'three']);
    });

    test('from the beginning, if the database is new', async () => {
      await restartAfter(() => reader.sql.query('DELETE FROM consumer_offset; DELETE FROM effect'));
      await reader.handledUpTo(3);
      expect(await reader.effects()).toEqual(['one', 'two', 'three']);
    });

    test('and changes nothing for a message that another instance has handled meanwhile', async () => {
      await reader.publish('one');
      let handling: () => void = () => {};
      const begun = new Promise<void>((resolve) => {
        handling = resolve;
      });
      let goOn: () => void = () => {};
      const moved = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      await reader.start(async (event, transaction) => {
        await writeDown(event, transaction);
        if (event.value?.title !== 'two') return;
        handling();
        await moved;
      });
      await reader.handledUpTo(1);
      await reader.publish('two', 'three');
      await begun;
      await reader.sql.query('UPDATE consumer_offset SET next_offset = 2');
      goOn();
      await reader.handledUpTo(3);
      expect(await reader.effects()).toEqual(['one', 'three']);
    });

    test('and changes nothing if another instance was the first to handle anything', async () => {
      await reader.publish('one', 'two');
      let met = false;
      await reader.start(async (event, transaction) => {
        await writeDown(event, transaction);
        if (met) return;
        met = true;
        await reader.sql.query('INSERT INTO consumer_offset VALUES ($1, $2, 0, 1)', [reader.group, reader.topic.name]);
      });
      await reader.handledUpTo(2);
      expect(await reader.effects()).toEqual(['two']);
    });
  });

  describe('waits for what may pass', () => {
    test('and no later message overtakes the one that fails', async () => {
      await reader.publish('one', 'two', 'three');
      const tried: string[] = [];
      await reader.start(async (event, transaction) => {
        tried.push(event.value?.title ?? '');
        if (event.value?.title === 'one' && tried.length < 4) throw new Error('a slip');
        await writeDown(event, transaction);
      });
      await reader.handledUpTo(3);
      expect(tried.slice(0, 4)).toEqual(['one', 'one', 'one', 'one']);
      expect(await reader.effects()).toEqual(['one', 'two', 'three']);
    });

    test('as long as the cause lasts, without giving the message up', async () => {
      await reader.publish('one', 'two');
      let tries = 0;
      await reader.start(async (event, transaction) => {
        tries += 1;
        if (tries <= 6) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
        await writeDown(event, transaction);
      });
      await reader.handledUpTo(2);
      expect(await reader.effects()).toEqual(['one', 'two']);
    });

    test('also after its database cut every connection', async () => {
      await reader.publish('one');
      await reader.start();
      await reader.handledUpTo(1);
      await reader.sql.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      await reader.publish('two');
      await reader.handledUpTo(2);
      expect(await reader.effects()).toEqual(['one', 'two']);
    });
  });
});
