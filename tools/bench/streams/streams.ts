import { join } from 'node:path';
import { today } from '#platform/calendar';
import { DEFAULT_HOME } from '#stack/home';
import { Progress } from '#stack/progress';
import { type Passung, startPassung } from '#stack/stack';
import { waitUntil } from '#stack/wait-until';
import { generate } from '../../sample/generate.ts';
import { loadRegion } from '../../sample/load-region.ts';
import type { Bench, Result } from '../result.ts';
import { StreamReader } from './stream-reader.ts';

const STREAMS = 1_000;
/** Vacancies posted while all listen; each has a shortlist of up to 25. */
const VACANCIES = 30;
/** Nothing more is expected when nothing has come for so many looks, ten a second. */
const QUIET_LOOKS = 20;
const OPENED_AT_ONCE = 50;
const DEADLINE_MS = 120_000;

/**
 * Many coordinators' streams on one instance of matching: how much memory it has while they are open and while all of
 * them hear of new matches. Each must hear every event once, and all in one order.
 */
export async function benchStreams({ say }: Pick<Bench, 'say'>): Promise<Result[]> {
  const progress = new Progress((line) => process.stderr.write(`${line}\n`));
  const home = join(DEFAULT_HOME, 'bench-system');
  const options = { home, fresh: true, usualPorts: false, databasePrefix: 'passung_bench_', without: [] };
  const passung = await startPassung(options, progress);
  const readers: StreamReader[] = [];
  try {
    const region = generate({ seed: 2013, today: today() });
    const { baseUrl, tokens } = passung.run;
    const target = { baseUrl, partnerToken: tokens.partner, institutionToken: tokens.institution };
    await loadRegion({ candidates: region.candidates, vacancies: [] }, target);
    const memory = new ResidentMemory(passung);
    const before = await memory.now();
    say(`${before.toFixed(0)} MiB before the first stream`);

    while (readers.length < STREAMS) {
      const next = Array.from({ length: OPENED_AT_ONCE }, () => StreamReader.open(passung.run));
      readers.push(...(await Promise.all(next)));
    }
    const open = await memory.now();
    say(`${open.toFixed(0)} MiB with ${readers.length} streams`);

    memory.watch();
    const began = performance.now();
    await loadRegion({ candidates: [], vacancies: region.vacancies.slice(0, VACANCIES) }, target);
    const events = await untilAllHeard(readers);
    const seconds = (Math.max(...readers.map(({ heardAt }) => heardAt)) - began) / 1_000;
    const peak = await memory.peak();
    say(
      `${peak.toFixed(0)} MiB at most while each heard ${events} events, ${seconds.toFixed(1)} s after the first was posted`,
    );
    return [
      { name: 'streams_peak_mib', value: peak, unit: 'MiB', goal: 300, better: 'lower' },
      { name: 'before_mib', value: before, unit: 'MiB', goal: null, better: 'lower' },
      { name: 'open_mib', value: open, unit: 'MiB', goal: null, better: 'lower' },
      { name: 'told_per_second', value: (events * STREAMS) / seconds, unit: '/s', goal: null, better: 'higher' },
    ];
  } finally {
    for (const reader of readers) reader.close();
    await passung.stop();
  }
}

/** @returns how many events there were */
async function untilAllHeard(readers: readonly StreamReader[]): Promise<number> {
  let [known, quiet] = [0, 0];
  await waitUntil('every stream has heard the same', DEADLINE_MS, () => {
    const counts = readers.map(({ ids }) => ids.length);
    const most = Math.max(...counts);
    quiet = most > 0 && most === known && counts.every((count) => count === most) ? quiet + 1 : 0;
    known = most;
    return quiet === QUIET_LOOKS;
  });
  const expected = readers[0]?.ids.join() ?? '';
  const wrong = readers.filter(({ ids }) => ids.join() !== expected || new Set(ids).size !== ids.length);
  if (wrong.length > 0) throw new Error(`${wrong.length} streams told something else, or something twice.`);
  return known;
}

/** What the process of matching has resident, in MiB, as it says itself. */
class ResidentMemory {
  private highest = 0;
  private looking?: NodeJS.Timeout;

  constructor(private readonly passung: Passung) {}

  async now(): Promise<number> {
    const answer = await fetch(`${this.passung.run.services.matching}/metrics`);
    const [, bytes] = /^process_resident_memory_bytes (\S+)/m.exec(await answer.text()) ?? [];
    if (bytes === undefined) throw new Error('Matching does not say how much memory it has.');
    return Number(bytes) / 2 ** 20;
  }

  /** Looks several times a second until the peak is asked for. */
  watch(): void {
    const look = async () => {
      this.highest = Math.max(this.highest, await this.now());
    };
    // A look that fails is made up for by the next; the last one must not fail.
    this.looking = setInterval(() => void look().catch(() => undefined), 250);
  }

  async peak(): Promise<number> {
    clearInterval(this.looking);
    return Math.max(this.highest, await this.now());
  }
}
