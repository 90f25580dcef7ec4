import { TrialReader, writeDown } from '../../../test/trial-reader.ts';
import { vacancyMessage } from '../../../test/trial-topic.ts';
import { UnprocessableEvent } from './failure.ts';

describe('A service that reads a topic puts aside what can never be handled:', () => {
  let reader: TrialReader;
  beforeEach(async () => {
    reader = await TrialReader.create();
  });
  afterEach(() => reader.release());

  test.each<[string, Partial<ReturnType<typeof vacancyMessage>>, RegExp]>([
    ['is not JSON', { value: '{"id":' }, /not JSON/],
    ['breaks its contract', { value: '{"title":7}' }, /vacancy.changed event breaks its contract: .*\/title/],
    ['has no key', { key: null }, /no key/],
    ['is no CloudEvent', { headers: { from: 'somewhere' } }, /ce_id/],
    ['fills all that Kafka takes', { value: 'x'.repeat(1_048_200) }, /not JSON/],
  ])('a message that %s, with the reason; those around it are handled', async (_fault, change, reason) => {
    await reader.topic.publish(vacancyMessage('before'));
    await reader.topic.publish({ ...vacancyMessage('poison'), ...change });
    await reader.topic.publish(vacancyMessage('after'));
    await reader.start();
    await reader.handledUpTo(3);
    expect(await reader.effects()).toEqual(['before', 'after']);
    const [letter] = await reader.deadLetters(1);
    expect(String(letter?.key)).toBe('0-1');
    const headers = Object.fromEntries(
      Object.entries(letter?.headers ?? {}).map(([name, value]) => [name, String(value)]),
    );
    expect(headers).toMatchObject({ dlq_topic: reader.topic.name, dlq_partition: '0', dlq_offset: '1' });
    expect(headers.dlq_error).toMatch(reason);
    expect(Date.parse(headers.dlq_failed_at ?? '')).not.toBeNaN();
    expect(headers.dlq_key).toBe(change.key === null ? undefined : 'key');
    if (change.value !== undefined) expect(String(letter?.value) === change.value).toBe(true);
    if (change.headers !== undefined) expect(headers).toMatchObject({ from: 'somewhere' });
  });

  test('at once, if the handler says so; after five tries, if it only fails', async () => {
    await reader.publish('hopeless', 'failing', 'good');
    const tried: string[] = [];
    await reader.start(async (event, transaction) => {
      const title = event.value?.title ?? '';
      tried.push(title);
      if (title === 'hopeless') throw new UnprocessableEvent('there is no such trade');
      if (title === 'failing') throw new TypeError('x is undefined');
      await writeDown(event, transaction);
    });
    await reader.handledUpTo(3);
    expect(await reader.effects()).toEqual(['good']);
    const letters = await reader.deadLetters(2);
    expect(letters.map(({ headers }) => String(headers?.dlq_error))).toEqual([
      'there is no such trade',
      'x is undefined',
    ]);
    expect(String(letters[1]?.headers?.dlq_tries)).toBe('5');
    expect(tried.filter((title) => title === 'failing').length).toBeGreaterThanOrEqual(5);
  });

  test('whatever the handler throws, even if it is no error', async () => {
    await reader.publish('odd', 'good');
    await reader.start(async (event, transaction) => {
      if (event.value?.title === 'odd') throw undefined;
      await writeDown(event, transaction);
    });
    await reader.handledUpTo(2);
    expect(await reader.effects()).toEqual(['good']);
    expect(await reader.deadLetters(1)).toHaveLength(1);
  });

  test('even a tombstone, whose letter must not erase itself', async () => {
    await reader.topic.publish({ ...vacancyMessage('gone'), value: null });
    await reader.start(async () => {
      throw new UnprocessableEvent('cannot forget');
    });
    await reader.handledUpTo(1);
    const [letter] = await reader.deadLetters(1);
    expect(letter?.value).not.toBeNull();
    expect(String(letter?.headers?.dlq_tombstone)).toBe('true');
  });

  test('but passes over an event of a type that only a newer release knows', async () => {
    await reader.topic.publish(vacancyMessage('new', { type: 'vacancy.painted' }), vacancyMessage('known'));
    await reader.start();
    await reader.handledUpTo(2);
    expect(await reader.effects()).toEqual(['known']);
    expect(await reader.topic.size(reader.deadLetterTopic)).toBe(0);
  });
});
