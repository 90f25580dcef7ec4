import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { MATCH_TOPIC } from '#contracts/topics';
import { DEFAULT_HOME } from '#stack/home';
import { Progress } from '#stack/progress';
import { type Passung, startPassung } from '#stack/stack';
import { waitUntil } from '#stack/wait-until';
import { quantile } from '../quantile.ts';
import type { Bench, Result } from '../result.ts';
import { fillMatching, vacancyBody } from './population-at-work.ts';
import { untilHandled } from './until-handled.ts';

const CANDIDATES = 100_000;
const VACANCIES = 5_000;
const WARM_UP_SECONDS = 10;
const PER_SECOND = 20;
const SECONDS = 15;
const NEAR_MISSES = 50;
const DEADLINE_MS = 300_000;

/**
 * The whole system with many candidates and open vacancies: how long it takes from a posted vacancy to its event, until
 * every shortlist is made anew, and until a matching instance that starts has its data and works.
 *
 * Candidates and vacancies are written into the tables of matching, as if their events had come long ago; through the API
 * they would take longer than everything that is measured.
 */
export async function benchEndToEnd({ say }: Pick<Bench, 'say'>): Promise<Result[]> {
  const progress = new Progress((line) => process.stderr.write(`${line}\n`));
  const home = join(DEFAULT_HOME, 'bench-system');
  const options = { home, fresh: true, usualPorts: false, databasePrefix: 'passung_bench_', without: [] };
  const passung = await startPassung(options, progress);
  try {
    await passung.killService('matching');
    const database = new pg.Client(passung.run.databases.matching);
    // The system may be stopped while a run fails; what failed is told then, and not that the connection is gone.
    database.on('error', () => undefined);
    await database.connect();
    await fillMatching(database, CANDIDATES, VACANCIES);
    say(`${CANDIDATES} candidates and ${VACANCIES} vacancies are in the tables of matching`);

    const began = performance.now();
    await passung.startService('matching');
    await untilMatched(database);
    const rematchSeconds = (performance.now() - began) / 1_000;
    say(`all shortlists made in ${rematchSeconds.toFixed(1)} s`);
    await untilHandled(passung, 'matching', DEADLINE_MS);
    say('all services have handled what came of it');

    const events = await MatchEvents.follow(passung);
    await passung.stopService('matching');
    const restarted = performance.now();
    await passung.startService('matching');
    const first = await post(passung, 0);
    await events.of(first);
    const startupSeconds = (performance.now() - restarted) / 1_000;
    say(`started and matched in ${startupSeconds.toFixed(1)} s`);

    // Until then code is compiled, and the last fields are read.
    await postSteadily(passung, events, PER_SECOND * WARM_UP_SECONDS);
    const latencies = await postSteadily(passung, events, PER_SECOND * SECONDS);
    await events.stop();
    const nearMisses = await readNearMisses(passung, database);
    await database.end();
    return [
      { name: 'post_to_event_p99_ms', value: quantile(latencies, 0.99), unit: 'ms', goal: 100, better: 'lower' },
      { name: 'rematch_s', value: rematchSeconds, unit: 's', goal: 60, better: 'lower' },
      { name: 'startup_s', value: startupSeconds, unit: 's', goal: 10, better: 'lower' },
      { name: 'post_to_event_p50_ms', value: quantile(latencies, 0.5), unit: 'ms', goal: null, better: 'lower' },
      { name: 'near_misses_p50_ms', value: quantile(nearMisses, 0.5), unit: 'ms', goal: null, better: 'lower' },
      { name: 'near_misses_max_ms', value: quantile(nearMisses, 1), unit: 'ms', goal: null, better: 'lower' },
    ];
  } finally {
    await passung.stop();
  }
}

async function untilMatched(database: pg.Client): Promise<void> {
  await waitUntil('all shortlists are made', DEADLINE_MS, async () => {
    const { rows } = await database.query(
      "SELECT 1 FROM known_vacancy WHERE open AND assessed_on = '1970-01-01' LIMIT 1",
    );
    return rows.length === 0;
  });
}

/** Posts at a steady rate, whether or not earlier ones have been matched; milliseconds from each request to its event. */
async function postSteadily(passung: Passung, events: MatchEvents, count: number): Promise<number[]> {
  const began = performance.now();
  return await Promise.all(
    Array.from({ length: count }, async (_, number) => {
      await pause(Math.max(0, began + (number * 1_000) / PER_SECOND - performance.now()));
      const sent = performance.now();
      const id = await post(passung, number);
      return (await events.of(id)) - sent;
    }),
  );
}

async function post({ run }: Passung, number: number): Promise<string> {
  const answer = await fetch(`${run.baseUrl}/v1/vacancies`, {
    method: 'POST',
    headers: { authorization: `Bearer ${run.tokens.partner}`, 'content-type': 'application/json' },
    body: JSON.stringify(vacancyBody(number)),
  });
  const body = (await answer.json()) as { id: string };
  if (answer.status !== 201) throw new Error(`A vacancy was answered with ${answer.status}: ${JSON.stringify(body)}`);
  return body.id;
}

/** Who has almost come onto a shortlist, one vacancy after the other; milliseconds from each question to its answer. */
async function readNearMisses({ run }: Passung, database: pg.Client): Promise<number[]> {
  const { rows } = await database.query('SELECT id FROM known_vacancy WHERE open ORDER BY random() LIMIT $1', [
    NEAR_MISSES,
  ]);
  const times: number[] = [];
  for (const { id } of rows) {
    const asked = performance.now();
    const answer = await fetch(`${run.baseUrl}/v1/vacancies/${id}/near-misses`, {
      headers: { authorization: `Bearer ${run.tokens.coordinator}` },
    });
    await answer.json();
    if (!answer.ok) throw new Error(`The near misses of a vacancy were answered with ${answer.status}.`);
    times.push(performance.now() - asked);
  }
  return times;
}

/** When the first event of a vacancy could be read. */
class MatchEvents {
  private readonly seen = new Map<string, number>();

  private constructor(readonly stop: () => Promise<void>) {}

  static async follow({ run }: Passung): Promise<MatchEvents> {
    const kafka = new Kafka({ clientId: 'bench', brokers: [...run.kafkaBrokers], logLevel: logLevel.NOTHING });
    const consumer = kafka.consumer({ groupId: `bench-${Date.now()}`, maxWaitTimeInMs: 250 });
    const events = new MatchEvents(() => consumer.disconnect());
    await consumer.connect();
    await consumer.subscribe({ topic: MATCH_TOPIC, fromBeginning: false });
    const joined = new Promise((resolve) => consumer.on(consumer.events.GROUP_JOIN, resolve));
    await consumer.run({
      eachMessage: async ({ message }) => {
        const id = String(message.key);
        if (!events.seen.has(id)) events.seen.set(id, performance.now());
      },
    });
    await joined;
    return events;
  }

  async of(vacancyId: string): Promise<number> {
    const deadline = performance.now() + DEADLINE_MS;
    for (;;) {
      const at = this.seen.get(vacancyId);
      if (at !== undefined) return at;
      if (performance.now() > deadline) throw new Error(`No event of vacancy ${vacancyId} came.`);
      await pause(5);
    }
  }
}
