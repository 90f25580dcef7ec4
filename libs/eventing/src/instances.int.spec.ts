import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { eventually } from '../../../test/eventually.ts';
import { TrialReader, writeDown } from '../../../test/trial-reader.ts';
import type { TrialService } from '../../../test/trial-service.ts';
import { vacancyMessage } from '../../../test/trial-topic.ts';

jest.setTimeout(90_000);

const KEYS = Array.from({ length: 12 }, (_, index) => `key ${index}`);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('Instances of one service', () => {
  let reader: TrialReader;
  let published = 0;
  beforeEach(async () => {
    published = 0;
    reader = await TrialReader.create({ partitions: 6 });
  });
  afterEach(() => reader.release());

  /** One more message of every key. */
  const publish = async () => {
    published += 1;
    await reader.topic.publish(...KEYS.map((key) => vacancyMessage(String(published), { key })));
  };
  /** The messages that took effect, in order, by key. */
  const effects = async () => {
    const { rows } = await reader.sql.query(
      'SELECT key, array_agg(title::int ORDER BY id) AS titles FROM effect GROUP BY key',
    );
    return Object.fromEntries(rows.map(({ key, titles }) => [key, titles]));
  };
  const eachOnceAndInOrder = () => Object.fromEntries(KEYS.map((key) => [key, upTo(published)]));

  test('are restarted one after the other under load: nothing is lost, begun twice or out of order', async () => {
    const begun = new Map<string, number>();
    const start = () =>
      reader.start(async (event, transaction) => {
        begun.set(event.id, (begun.get(event.id) ?? 0) + 1);
        await writeDown(event, transaction);
      });
    const running: TrialService[] = [await start(), await start(), await start()];
    let restarted = false;
    const load = (async () => {
      while (!restarted) await publish();
    })();
    for (const old of [...running]) {
      const before = published;
      await old.stop();
      running.push(await start());
      const meanwhile = () => (published > before + 20 ? true : undefined);
      await eventually('messages that come while one is missing', meanwhile);
    }
    restarted = true;
    await load;
    await reader.handledUpTo(KEYS.length * published, 40_000);
    expect(await effects()).toEqual(eachOnceAndInOrder());
    // What a told instance had in hand it brought to its end, so that no other had to begin it anew.
    expect([...begun.values()].filter((times) => times > 1)).toEqual([]);
  });

  test('share the partitions, though one comes without a word to the others', async () => {
    await reader.start();
    for (let message = 0; message < 20; message += 1) await publish();
    await reader.start();
    for (let message = 0; message < 20; message += 1) await publish();
    await reader.handledUpTo(KEYS.length * published, 40_000);
    expect(await effects()).toEqual(eachOnceAndInOrder());
  });

  test('let one of them take longer over a message than the group waits for a sign of life', async () => {
    let slow = 0;
    const handle: Parameters<TrialReader['start']>[0] = async (event, transaction) => {
      if (event.value?.title === '1' && event.key === KEYS[0]) {
        slow += 1;
        await pause(14_000);
      }
      await writeDown(event, transaction);
    };
    await reader.start(handle);
    await reader.start(handle);
    await publish();
    await reader.handledUpTo(KEYS.length, 40_000);
    expect(await effects()).toEqual(eachOnceAndInOrder());
    expect(slow).toBe(1);
  });
});
