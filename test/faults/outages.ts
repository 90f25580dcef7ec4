import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { SeededRandom } from '../../tools/sample/seeded-random.ts';
import { infrastructure } from '../infrastructure.ts';
import { kill, PARTS, type Part, startAgain } from '../remote-control.ts';

const BEFORE_MS = { least: 200, most: 1_500 };
const AWAY_MS = { least: 0, most: 1_000 };
const ANSWERS_LOST_MS = { least: 20, most: 300 };

const isInfrastructure = (part: Part) => part === 'kafka' || part === 'postgres';

/** A server that was given cannot be killed. */
const killable = PARTS.filter(
  (part) => !(part === 'kafka' && process.env.KAFKA_BROKERS) && !(part === 'postgres' && process.env.POSTGRES_URL),
);

/** Every part by itself, and what all services stand on at once. */
const outages: readonly Part[][] = [...killable.map((part) => [part]), killable.filter(isInfrastructure)];

/** Every outage once before any comes again, in any order. */
export function* anyOutages(random: SeededRandom): Generator<Part[], never> {
  for (;;) yield* random.shuffled(outages);
}

/** Kills parts at any moment, and starts them again after any time. */
export async function takeAway(parts: Part[], random: SeededRandom): Promise<void> {
  const answersGetLost = random.chance(0.5);
  await any(random, BEFORE_MS);
  if (parts.includes('postgres') && answersGetLost) await loseAnswersOfCommits(random);
  await Promise.all(parts.map(kill));
  await any(random, AWAY_MS);
  await Promise.all(parts.map(startAgain));
}

/**
 * From now on PostgreSQL commits and then waits for a standby that does not exist: whoever committed does not hear of
 * it, and after the crash the changes are there all the same.
 */
async function loseAnswersOfCommits(random: SeededRandom): Promise<void> {
  const admin = new pg.Client(infrastructure().postgresUrl);
  await admin.connect();
  await admin.query("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
  await admin.query('SELECT pg_reload_conf()');
  await any(random, ANSWERS_LOST_MS);
  // Only the file changes, for the next start.
  await admin.query('ALTER SYSTEM RESET synchronous_standby_names');
  admin.on('error', () => undefined);
}

const any = (random: SeededRandom, { least, most }: { least: number; most: number }) =>
  pause(random.whole(least, most));
