import { randomBytes } from 'node:crypto';
import type { VacancyState } from '#contracts/vacancy-event';
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
const EVENTS_FOR_NEST = 2_000;
const PARTITIONS = 6;
const PER_SECOND = 100;
const LATENCY_SECONDS = 20;

/**
 * How many events a second go from a writer's transaction through outbox and Kafka to the committed effect, beside what
 * `kafkajs` can do by itself and what the transport of NestJS does. They take turns on the same PostgreSQL and Kafka;
 * a ratio is that of one turn, and the median of some.
 *
 * @throws {Error} if one of them handled something else than was sent
 */
export async function benchEventing(bench: Bench): Promise<Result[]> {
  const { brokers, say } = bench;
  const [ours, nests] = [await createDatabase(bench.postgresUrl), await createDatabase(bench.postgresUrl)];
  const passung = new PassungEventing(brokers, ours, await createTopic(brokers));
  const bare = new BareKafkajs(brokers, await createTopic(brokers));
  const nest = new NestTransport(brokers, nests.dataSource, await createTopic(brokers));
  for (const contender of [passung, bare, nest]) await contender.start();
  const rounds: { passung: number; bare: number; nest: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rates = {
      passung: await rate(passung, vacancyStream(EVENTS, round * EVENTS)),
      bare: await rate(bare, vacancyStream(EVENTS, round * EVENTS)),
      nest: await rate(nest, vacancyStream(EVENTS_FOR_NEST, round * EVENTS_FOR_NEST)),
    };
    say(
      `${passung.name} ${format(rates.passung)}, ${bare.name} ${format(rates.bare)}, ${nest.name} ${format(rates.nest)}`,
    );
    // In the first round code is compiled and connections are made.
    if (round > 0) rounds.push(rates);
  }
  for (const contender of [passung, bare, nest]) await contender.stop();
  const latencies = await measureLatency(bench);
  const median = (of: (rates: (typeof rounds)[number]) => number) => quantile(rounds.map(of), 0.5);
  const explain = { goal: null, better: 'higher' } as const;
  return [
    { name: 'vs_bare_kafkajs', value: median((r) => r.passung / r.bare), unit: 'times', goal: 0.4, better: 'higher' },
    { name: 'vs_nest_transport', value: median((r) => r.passung / r.nest), unit: 'times', goal: 10, better: 'higher' },
    { name: 'commit_to_handled_p99_ms', value: quantile(latencies, 0.99), unit: 'ms', goal: 50, better: 'lower' },
    { name: 'commit_to_handled_p50_ms', value: quantile(latencies, 0.5), unit: 'ms', goal: null, better: 'lower' },
    { name: 'passung', value: median((r) => r.passung), unit: 'messages/s', ...explain },
    { name: 'bare_kafkajs', value: median((r) => r.bare), unit: 'messages/s', ...explain },
    { name: 'nest_transport', value: median((r) => r.nest), unit: 'messages/s', ...explain },
  ];
}

/** Events a second from the first that is sent to the last that has taken effect. */
async function rate(contender: Contender, events: readonly VacancyState[]): Promise<number> {
  const began = performance.now();
  await contender.send(events);
  const seconds = (performance.now() - began) / 1_000;
  const handled = await contender.collect();
  const sent = events.map(({ id, version, title }) => ({ key: id, version, title }));
  if (handled.length !== sent.length || contentHash(handled) !== contentHash(sent)) {
    throw new Error(
      `${contender.name} handled ${handled.length} events, which are not the ${sent.length} that were sent.`,
    );
  }
  return events.length / seconds;
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

/** The smallest of some numbers that a share of them does not exceed. */
function quantile(numbers: readonly number[], share: number): number {
  const ascending = [...numbers].sort((a, b) => a - b);
  return ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? NaN;
}

const format = (rate: number) => `${Math.round(rate).toLocaleString('en')}/s`;
