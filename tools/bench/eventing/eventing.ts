import { randomBytes } from 'node:crypto';
import type { VacancyState } from '#contracts/vacancy-event';
import { createTopics } from '#stack/topics';
import { quantile } from '../quantile.ts';
import type { Bench, Result } from '../result.ts';
import { commitToHandled } from './commit-to-handled.ts';
import type { Reader, ReaderPlan, Writer } from './contender.ts';
import { createDatabase } from './effect-table.ts';
import { KafkajsWriter } from './kafkajs-writer.ts';
import { PassungWriter } from './passung-writer.ts';
import { ReaderProcess } from './reader-process.ts';
import { contentHash, vacancyStream } from './vacancy-stream.ts';

const ROUNDS = 5;
const EVENTS = 30_000;
/** Fewer, since it takes so much longer. */
const EVENTS_FOR_NEST = 2_000;
const PARTITIONS = 6;
const PER_SECOND = 100;
const LATENCY_SECONDS = 20;

/** One way from a writer to a reader, each a process of its own with a database of its own, as services have them. */
class Contender {
  private constructor(
    readonly name: string,
    readonly writer: Writer,
    readonly reader: Reader,
  ) {}

  static async start(name: string, writer: Writer, plan: ReaderPlan): Promise<Contender> {
    const contender = new Contender(name, writer, new ReaderProcess(plan));
    await Promise.all([contender.writer.start(), contender.reader.start()]);
    return contender;
  }

  /**
   * Events a second from the first that is sent to the last that has taken effect.
   *
   * @throws {Error} if something else was handled than was sent
   */
  async rate(events: readonly VacancyState[]): Promise<number> {
    const began = performance.now();
    await Promise.all([this.writer.write(events), this.reader.handled(events.length)]);
    const seconds = (performance.now() - began) / 1_000;
    const handled = await this.reader.collect();
    const sent = events.map(({ id, version, title }) => ({ key: id, version, title }));
    if (handled.length !== sent.length || contentHash(handled) !== contentHash(sent)) {
      throw new Error(
        `${this.name} handled ${handled.length} events, which are not the ${sent.length} that were sent.`,
      );
    }
    return events.length / seconds;
  }

  async stop(): Promise<void> {
    await Promise.all([this.writer.stop(), this.reader.stop()]);
  }
}

/**
 * How many events a second go from a writer's transaction through outbox and Kafka to the committed effect, beside what
 * `kafkajs` can do by itself and what the transport of NestJS does. They take turns on the same PostgreSQL and Kafka;
 * a ratio is that of one turn, and the median of some.
 */
export async function benchEventing(bench: Bench): Promise<Result[]> {
  const { say } = bench;
  const passung = await startPassung(bench, 'passung');
  const bare = await startPeer(bench, 'bare kafkajs, no database', 'bare kafkajs');
  const nest = await startPeer(bench, 'NestJS Transport.KAFKA, a transaction each', 'NestJS transport');
  const rounds: { passung: number; bare: number; nest: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const rates = {
      passung: await passung.rate(vacancyStream(EVENTS, round * EVENTS)),
      bare: await bare.rate(vacancyStream(EVENTS, round * EVENTS)),
      nest: await nest.rate(vacancyStream(EVENTS_FOR_NEST, round * EVENTS_FOR_NEST)),
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

async function startPassung(
  { brokers, postgresUrl }: Bench,
  kind: ReaderPlan['kind'],
): Promise<Contender & { writer: PassungWriter; databaseUrl: string }> {
  const topic = await createTopic(brokers);
  const databaseUrl = await createDatabase(postgresUrl);
  const writer = new PassungWriter(brokers, await createDatabase(postgresUrl), topic);
  const contender = await Contender.start('outbox → Kafka → database', writer, { kind, brokers, topic, databaseUrl });
  return Object.assign(contender, { writer, databaseUrl });
}

async function startPeer({ brokers, postgresUrl }: Bench, name: string, kind: ReaderPlan['kind']): Promise<Contender> {
  const topic = await createTopic(brokers);
  const databaseUrl = await createDatabase(postgresUrl);
  return Contender.start(name, new KafkajsWriter(brokers, topic), { kind, brokers, topic, databaseUrl });
}

async function measureLatency(bench: Bench): Promise<number[]> {
  const passung = await startPassung(bench, 'passung that tells');
  const announce = passung.writer.announce.bind(passung.writer);
  const warmUp = vacancyStream(PER_SECOND * 2);
  await commitToHandled(passung.databaseUrl, announce, warmUp, PER_SECOND);
  const events = vacancyStream(PER_SECOND * LATENCY_SECONDS, warmUp.length);
  const latencies = await commitToHandled(passung.databaseUrl, announce, events, PER_SECOND);
  await passung.stop();
  return latencies;
}

async function createTopic(brokers: readonly string[]): Promise<string> {
  const name = `bench.vacancy.${randomBytes(4).toString('hex')}`;
  await createTopics(brokers, [{ name, partitions: PARTITIONS, compacted: false, description: 'for a benchmark' }]);
  return name;
}

const format = (rate: number) => `${Math.round(rate).toLocaleString('en')}/s`;
