import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { deadLetterTopic } from '#contracts/topics';
import { bury } from '#eventing/dead-letters';
import { UnprocessableEvent } from '#eventing/failure';
import { freshTopic, infrastructure, kafka, unique } from '../test/infrastructure.ts';
import { TrialReader, writeDown } from '../test/trial-reader.ts';
import type { TrialService } from '../test/trial-service.ts';
import { vacancyMessage } from '../test/trial-topic.ts';
import { dlq } from './dlq-command.ts';

/** Calls the command as on the command line and gives back what it prints. */
async function run(args: string[], answer?: boolean): Promise<string> {
  const printed: string[] = [];
  await dlq(args, {
    brokers: () => infrastructure().kafkaBrokers,
    print: (text) => printed.push(text),
    confirm: async () => {
      if (answer === undefined) throw new Error('The command asked although it need not.');
      return answer;
    },
  });
  return printed.join('\n');
}

describe('Of good messages with poison among them,', () => {
  let reader: TrialReader;
  let broken: TrialService;
  const command = (name: string, ...args: string[]) => run([name, ...args, '--topic', reader.topic.name]);

  beforeEach(async () => {
    reader = await TrialReader.create();
    const poisoned = (title: string, change: object) => ({ ...vacancyMessage(title), ...change });
    await reader.topic.publish(
      vacancyMessage('first'),
      poisoned('not JSON', { value: '{"id":' }),
      poisoned('wrong schema', { value: '{"title":7}' }),
      vacancyMessage('second'),
      poisoned('1 MB', { value: 'x'.repeat(1_000_000) }),
      poisoned('null key', { key: null }),
      vacancyMessage('of a later release', { type: 'vacancy.painted' }),
      vacancyMessage('third'),
      vacancyMessage('unlucky'),
      vacancyMessage('fourth'),
    );
    broken = await reader.start(async (event, transaction) => {
      if (event.value?.title === 'unlucky') throw new UnprocessableEvent('there is no such trade');
      await writeDown(event, transaction);
    });
    await reader.handledUpTo(10);
  });
  afterEach(() => reader?.release());

  test('the good take effect in order, and each bad one is listed with its reason', async () => {
    expect(await reader.effects()).toEqual(['first', 'second', 'third', 'fourth']);
    const lines = (await command('list')).split('\n');
    expect(lines[0]).toBe(`${reader.topic.name}, put aside by ${reader.group}: 5 letters`);
    expect(lines[1]).toMatch(/^LETTER +TYPE +KEY +TRIES +WHEN +REASON$/);
    expect(lines.slice(2)).toEqual([
      expect.stringMatching(/^0-1 +vacancy.changed +key +1 .*not JSON/),
      expect.stringMatching(/^0-2 +vacancy.changed +key +1 .*breaks its contract/),
      expect.stringMatching(/^0-4 +vacancy.changed +key +1 .*not JSON/),
      expect.stringMatching(/^0-5 +vacancy.changed +\(none\) +1 .*no key/),
      expect.stringMatching(/^0-8 +vacancy.changed +key +1 .*no such trade/),
    ]);
    const shown = await command('show', '0-2');
    expect(shown).toContain('{"title":7}');
    expect(shown).toMatch(/ContractViolation: .*\n +at /);
  });

  test('one that a newer release understands takes effect once when it is replayed', async () => {
    await broken.stop();
    await reader.start();
    expect(await command('replay', '0-8', '--yes')).toMatch(/To replay: 1 letter.\nDone: 1 letter.$/);
    await reader.handledUpTo(11);
    expect(await reader.effects()).toEqual(['first', 'second', 'third', 'fourth', 'unlucky']);
    expect(await command('list')).not.toContain('0-8');
    await expect(command('replay', '0-8', '--yes')).rejects.toThrow(/no letter 0-8/);
  });

  test('those that are replayed although nothing has changed become dead letters again, as they were', async () => {
    await command('replay', '--all', '--yes');
    await reader.handledUpTo(15);
    expect(await reader.effects()).toHaveLength(4);
    const list = await command('list');
    expect(list.match(/^0-1\d /gm)).toHaveLength(5);
    expect(list).toMatch(/\(none\) .*no key/);
  });

  test('some can be dropped; a dry run and a "no" do nothing', async () => {
    const drop = ['drop', '--topic', reader.topic.name, '--error', 'not json'];
    const before = await command('list');
    expect(await run([...drop, '--dry-run'])).toMatch(/To drop: 2 letters.\nA dry run: nothing was done.$/);
    expect(await run(drop, false)).toMatch(/To drop: 2 letters.\nNothing was done.$/);
    expect(await command('list')).toBe(before);
    await run(drop, true);
    expect((await command('list')).match(/^0-\d /gm)).toEqual(['0-2 ', '0-5 ', '0-8 ']);
    expect(await command('list', '--error', 'not json')).toBe('There are no such dead letters.');
  });
});

test('A letter is not replayed if a compacted topic has a newer message of its key', async () => {
  const topic = await freshTopic({ compacted: true });
  const group = unique('trial');
  const [admin, producer] = [kafka().admin(), kafka().producer()];
  await Promise.all([admin.connect(), producer.connect()]);
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic: deadLetterTopic(topic, group) }] });
  const keys = ['edited since', 'not edited', 'edited since'];
  await producer.send({ topic, messages: keys.map((key) => vacancyMessage(key, { key })) });
  for (const offset of [0, 1]) {
    const failed = { key: Buffer.from(keys[offset]!), value: Buffer.from('{}'), headers: {}, offset: String(offset) };
    const failure = { error: new Error('poison'), tries: 1 };
    await bury(producer, { topic, group, partition: 0 }, { ...failed, attributes: 0, timestamp: '0' }, failure);
  }

  const printed = await run(['replay', '--topic', topic, '--yes']);
  expect(printed).toContain(`Left out: 1 letter, which would undo a newer message of the same key: 0-0 of ${topic}.`);
  expect(printed).toContain('Done: 1 letter.');
  expect(await admin.fetchTopicOffsets(topic)).toMatchObject([{ high: '4' }]);
  expect((await run(['list', '--topic', topic])).match(/^0-\d /gm)).toEqual(['0-0 ']);
  await Promise.all([admin.disconnect(), producer.disconnect()]);
});

test('Without Kafka the command says how to get one', async () => {
  const world = { brokers: () => ['127.0.0.1:1'], print: () => {}, confirm: async () => true };
  await expect(dlq(['list'], world)).rejects.toThrow(/does not answer at 127.0.0.1:1: .*npm start.*KAFKA_BROKERS/);
});

test('As a process it acts on nothing when there is nobody to ask', async () => {
  const topic = await freshTopic();
  const group = unique('trial');
  const [admin, producer] = [kafka().admin(), kafka().producer()];
  await Promise.all([admin.connect(), producer.connect()]);
  await admin.createTopics({ waitForLeaders: true, topics: [{ topic: deadLetterTopic(topic, group) }] });
  const failed = {
    key: null,
    value: Buffer.from('\u001b[2J'),
    headers: {},
    offset: '7',
    attributes: 0,
    timestamp: '0',
  };
  await bury(producer, { topic, group, partition: 0 }, failed, { error: new Error('poison'), tries: 1 });
  await Promise.all([admin.disconnect(), producer.disconnect()]);

  const env = { ...process.env, KAFKA_BROKERS: infrastructure().kafkaBrokers.join(',') };
  const call = (...args: string[]) => promisify(execFile)('node', ['dist/tools/dlq.js', ...args], { env });
  await expect(call('drop', '--topic', topic)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('add --yes'),
  });
  await expect(call('drop')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('--all') });
  const { stdout } = await call('show', '0-7', '--topic', topic);
  expect(stdout).toContain(`letter    0-7 on ${deadLetterTopic(topic, group)}`);
  // What a terminal would take for a command is not handed to it.
  expect(stdout).toContain('\u{fffd}[2J');
});
