import { randomBytes } from 'node:crypto';
import { createTopics } from '#stack/topics';
import type { Bench, Result } from '../result.ts';
import { BareKafkajs } from './bare-kafkajs.ts';
import { announceHandled, commitToHandled } from './commit-to-handled.ts';
import { createDatabase } from './effect-table.ts';
import { NestTransport } from './nest-transport.ts';
import { PassungEventing } from './passung-eventing.ts';
import { type Contender, contentHash, vacancyStream } from './vacancy-stream.ts';

const ROUNDS = 3;
const EVENTS = 30_000;
/** Fewer, since it takes so much longer. */
const EVENTS_FOR_NEST = 3_000;
const PARTITIONS = 6;
const PER_SECOND = 100;
const LATENCY_SECONDS = 20;

/**
 * How many events a second go from a writer's transaction through outbox and Kafka to the committed effect, beside what
 * `kafkajs` can do by itself and what the transport of NestJS does. All run in turn on the same PostgreSQL and Kafka.
 *
 * @throws {Error} if one of them handled something else than was sent
 */
export async function benchEventing(bench: Bench): Promise<Result[]> {
  const { brokers, say } = bench;
  const [ours, nests] = [await createDatabase(bench.postgresUrl), await createDatabase(bench.postgresUrl)];
  const passung = await rate(bench, new PassungEventing(brokers, ours, await createTopic(brokers)), EVENTS);
  const bare = await rate(bench, new BareKafkajs(brokers, await createTopic(brokers)), EVENTS);
  const nest = new NestTransport(brokers, nests.dataSource, await createTopic(brokers));
  const stock = await rate(bench, nest, EVENTS_FOR_NEST);
  const latencies = await measureLatency(bench);
  say(`commit to handled: half within ${quantile(latencies, 0.5).toFixed(1)} ms`);
  const explain = { unit: 'messages/s', goal: null, better: 'higher' } as const;
  return [
    { name: 'vs_bare_kafkajs', value: passung / bare, unit: 'times', goal: 0.4, better: 'higher' },
    { name: 'vs_nest_transport', value: passung / stock, unit: 'times', goal: 10, better: 'higher' },
    { name: 'commit_to_handled_p99_ms', value: quantile(latencies, 0.99), unit: 'ms', goal: 50, better: 'lower' },
    { name: 'passung', value: passung, ...explain },
    { name: 'bare_kafkajs', value: bare, ...explain },
    { name: 'nest_transport', value: stock, ...explain },
  ];
}

/** The median of some rounds after one that nobody counts. */
async function rate({ say }: Bench, contender: Contender, count: number): Promise<number> {
  await contender.start();
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const events = vacancyStream(count, round * count);
    const began = performance.now();
    await contender.send(events);
    const seconds = (performance.now() - began) / 1_000;
    const handled = await contender.collect();
    const expected = events.map(({ id, version, title }) => ({ key: id, version, title }));
    if (handled.length !== count || contentHash(handled) !== contentHash(expected)) {
      throw new Error(`${contender.name} handled ${handled.length} events that are not the ${count} that were sent.`);
    }
    rates.push(count / seconds);
  }
  await contender.stop();
  const [, ...counted] = rates;
  say(`${contender.name}: ${counted.map((each) => Math.round(each)).join(', ')} messages/s`);
  return quantile(
    counted.sort((a, b) => a - b),
    0.5,
  );
}

async function measureLatency({ brokers, postgresUrl }: Bench): Promise<number[]> {
  const database = await createDatabase(postgresUrl);
  const passung = new PassungEventing(brokers, database, await createTopic(brokers), announceHandled);
  await passung.start();
  const announce = passung.announce.bind(passung);
  const warmUp = vacancyStream(PER_SECOND * 2);
  await commitToHandled(database.url, announce, warmUp, PER_SECOND);
  const events = vacancyStream(PER_SECOND * LATENCY_SECONDS, warmUp.length);
  const latencies = await commitToHandled(database.url, announce, events, PER_SECOND);
  await passung.stop();
  return latencies;
}

async function createTopic(brokers: readonly string[]): Promise<string> {
  const name = `bench.vacancy.${randomBytes(4).toString('hex')}`;
  await createTopics(brokers, [{ name, partitions: PARTITIONS, compacted: false, description: 'for a benchmark' }]);
  return name;
}

/** The smallest of some ascending numbers that a share of them does not exceed. */
const quantile = (ascending: readonly number[], share: number) =>
  ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? NaN;
