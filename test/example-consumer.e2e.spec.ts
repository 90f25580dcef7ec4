import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MATCH_TOPIC } from '#contracts/topics';
import { passung, send, shortlistOf } from './api.ts';
import { eventually } from './eventually.ts';
import { candidate, vacancy } from './examples.ts';
import { kafka, unique } from './infrastructure.ts';
import { TopicReader } from './topic.ts';

describe('A system of one’s own that keeps the matches, as examples/match-consumer does,', () => {
  let matchId: string;
  const group = unique('our-city');
  let folder: string;
  let consumer: ChildProcess;

  const start = () => {
    const env = { ...process.env, NODE_OPTIONS: '', KAFKA_BROKERS: passung.kafkaBrokers.join(','), GROUP: group };
    consumer = spawn(process.execPath, ['examples/match-consumer/consumer.js'], {
      env: { ...env, FOLDER: folder },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  };
  const end = async (signal: NodeJS.Signals) => {
    if (consumer.exitCode !== null || consumer.signalCode !== null) return;
    const gone = once(consumer, 'exit');
    consumer.kill(signal);
    await gone;
  };
  const kept = (id: string, status: string) =>
    eventually(`the match as ${status}`, async () => {
      if (!(await readdir(folder)).includes(`${id}.json`)) return undefined;
      const match = JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8'));
      return match.status === status ? match : undefined;
    });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'match-consumer-'));
    start();
  });
  afterAll(async () => {
    await end('SIGKILL');
    await rm(folder, { recursive: true });
  });

  test('has a match soon after it was proposed, and what became of it, also after it was killed in between', async () => {
    const nominated = await send('PUT', `/v1/candidates/by-ref/${unique('ref')}`, {
      as: 'institution',
      body: candidate(),
    });
    const posted = await send('POST', '/v1/vacancies', { as: 'partner', body: vacancy() });
    const ours = (item: { candidateId: string }) => item.candidateId === nominated.body.id;
    const { id, score } = (await shortlistOf(posted.body.id, (items) => items.some(ours))).find(ours);
    matchId = id;
    expect(await kept(id, 'proposed')).toMatchObject({ vacancyId: posted.body.id, score });

    await end('SIGKILL');
    const decision = { decision: 'confirm', reason: 'suitable' };
    await send('POST', `/v1/matches/${id}/decision`, { as: 'coordinator', body: decision });
    start();
    expect(await kept(id, 'confirmed')).toMatchObject({ id, version: 2 });
  });

  test('passes over a message that comes twice, and a type that only a newer release knows', async () => {
    const topic = await new TopicReader(MATCH_TOPIC).start();
    const first = await topic.find('the proposal', ({ value }) => value.id === matchId);
    await topic.stop();
    const producer = kafka().producer();
    await producer.connect();
    const { key, headers, value } = first;
    const [sent] = await producer.send({
      topic: MATCH_TOPIC,
      messages: [
        { key, headers, value: JSON.stringify(value) },
        { key, headers: { ...headers, ce_type: 'match.painted' }, value: '{"colour":"ļoti zaļš"}' },
      ],
    });
    await producer.disconnect();
    const admin = kafka().admin();
    await admin.connect();
    await eventually('both to be handled', async () => {
      const [offsets] = await admin.fetchOffsets({ groupId: group, topics: [MATCH_TOPIC] });
      const handled = offsets?.partitions.find(({ partition }) => partition === sent?.partition);
      return Number(handled?.offset) >= Number(sent?.baseOffset) + 2 ? true : undefined;
    });
    await admin.disconnect();
    expect(await kept(matchId, 'confirmed')).toMatchObject({ version: 2 });
  });

  test('ends by itself when it is told to', async () => {
    await end('SIGTERM');
    expect(consumer.exitCode).toBe(0);
  });
});
