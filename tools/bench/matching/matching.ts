import { rankOfPlace, scoreOfPlace } from '#ranking/vacancy-tables';
import type { VacancyFacts } from '#scoring/assessment';
import type { Bench, Result } from '../result.ts';
import { InColumns } from './in-columns.ts';
import { InDuckDb } from './in-duckdb.ts';
import { InPostgres } from './in-postgres.ts';
import type { Peer } from './peer.ts';
import { Population } from './population.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const SEED = 2013;
const VACANCIES = 1_000;
/** Fewer, since they take so much longer: the first of the thousand. */
const VACANCIES_FOR_PEERS = 100;
const ROUNDS = 3;
const SHORTLIST = 25;

/**
 * Finds the best 25 among many candidates for vacancies taken at random, on one core, beside databases that hold the
 * same. A ratio is that of the mean times for the same vacancies.
 *
 * @throws {Error} if a peer's answer is another
 */
export async function benchMatching({ postgresUrl, say }: Bench): Promise<Result[]> {
  const found: Record<number, Awaited<ReturnType<typeof measure>>> = {};
  for (const size of SIZES) found[size] = await measure(size, postgresUrl, say);
  const [small, middle, large] = SIZES.map((size) => found[size]!) as [Measured, Measured, Measured];
  const explain = { goal: null, better: 'lower' } as const;
  return [
    { name: 'top25_1m_p99_ms', value: large.p99, unit: 'ms', goal: 3, better: 'lower' },
    { name: 'pairs_per_second', value: large.pairsPerSecond, unit: 'pairs/s', goal: 1e8, better: 'higher' },
    { name: 'vs_postgres', value: large.ratio('postgres'), unit: 'times', goal: 100, better: 'higher' },
    { name: 'bytes_per_candidate', value: large.bytesPerCandidate, unit: 'bytes', goal: 100, better: 'lower' },
    { name: 'vs_duckdb', value: large.ratio('duckdb'), unit: 'times', goal: null, better: 'higher' },
    { name: 'vs_postgres_100k', value: middle.ratio('postgres'), unit: 'times', goal: null, better: 'higher' },
    { name: 'vs_duckdb_100k', value: middle.ratio('duckdb'), unit: 'times', goal: null, better: 'higher' },
    { name: 'looked_at_share', value: large.lookedAtShare, unit: 'of pairs', ...explain },
    { name: 'top25_1m_mean_ms', value: large.mean, unit: 'ms', ...explain },
    { name: 'top25_100k_p99_ms', value: middle.p99, unit: 'ms', ...explain },
    { name: 'top25_100k_mean_ms', value: middle.mean, unit: 'ms', ...explain },
    { name: 'top25_10k_p99_ms', value: small.p99, unit: 'ms', ...explain },
    { name: 'top25_10k_mean_ms', value: small.mean, unit: 'ms', ...explain },
    { name: 'growth_10k_to_1m', value: large.mean / small.mean, unit: 'times', ...explain },
    { name: 'process_mb_1m', value: large.processMb, unit: 'MiB', goal: 1_536, better: 'lower' },
  ];
}

type Measured = Awaited<ReturnType<typeof measure>>;

async function measure(size: number, postgresUrl: string, say: Bench['say']) {
  const people = new Population(SEED);
  const ours = new InColumns();
  for (let number = 0; number < size; number += 1) ours.add(people.id(), people.candidate());
  const processMb = process.memoryUsage.rss() / 2 ** 20;
  const demand = new Population(SEED + 1);
  const vacancies = Array.from({ length: VACANCIES }, () => demand.vacancy());
  const times = timesOf(ours, vacancies);
  const pairs = vacancies.reduce((sum, vacancy) => sum + ours.pairsFor(vacancy), 0);
  const total = sumOf(times);
  say(`${size.toLocaleString('en')} candidates: ours ${(total / VACANCIES).toFixed(3)} ms`);
  const peers =
    size < 100_000
      ? []
      : [() => InDuckDb.filledWith(ours.allColumns), () => InPostgres.filledWith(postgresUrl, ours.allColumns)];
  const ratios = new Map<string, number>();
  for (const fill of peers) {
    const peer = await fill();
    const theirs = await compare(ours, peer, vacancies.slice(0, VACANCIES_FOR_PEERS));
    await peer.stop();
    ratios.set(peer.name, theirs / sumOf(times.slice(0, VACANCIES_FOR_PEERS)));
    say(`${size.toLocaleString('en')} candidates: ${peer.name} ${(theirs / VACANCIES_FOR_PEERS).toFixed(1)} ms`);
  }
  const ascending = [...times].sort((a, b) => a - b);
  return {
    p99: ascending[Math.ceil(VACANCIES * 0.99) - 1]!,
    mean: total / VACANCIES,
    // Each candidate of the vacancy's field is decided: looked at, or shut out with the group by what is possible in it.
    pairsPerSecond: pairs / (total / 1_000),
    lookedAtShare: vacancies.reduce((sum, vacancy) => sum + ours.lookedAtFor(vacancy, SHORTLIST), 0) / pairs,
    bytesPerCandidate: ours.bytes / size,
    processMb,
    ratio: (name: string) => ratios.get(name) ?? NaN,
  };
}

/** Milliseconds by vacancy: the median of some rounds, so that what else the machine did in one of them does not count. */
function timesOf(ours: InColumns, vacancies: VacancyFacts[]): number[] {
  const rounds = Array.from({ length: ROUNDS + 1 }, () =>
    vacancies.map((vacancy) => {
      const began = performance.now();
      ours.best(vacancy, SHORTLIST);
      return performance.now() - began;
    }),
  );
  // In the first round code is compiled and similarities are found out.
  return vacancies.map(
    (_, at) =>
      rounds
        .slice(1)
        .map((round) => round[at]!)
        .sort((a, b) => a - b)[ROUNDS >> 1]!,
  );
}

/** The peer's milliseconds for all vacancies together. */
async function compare(ours: InColumns, peer: Peer, vacancies: VacancyFacts[]): Promise<number> {
  let total = 0;
  for (const vacancy of vacancies) {
    const began = performance.now();
    const answer = await peer.best(vacancy, ours.columnsFor(vacancy));
    total += performance.now() - began;
    const expected = ours
      .best(vacancy, SHORTLIST)
      .map(({ candidateId, place }) => `${candidateId} ${rankOfPlace(place)} ${scoreOfPlace(place)}`);
    const theirs = answer.map(({ id, rank, score }) => `${id} ${rank} ${score}`);
    if (theirs.join() !== expected.join()) {
      throw new Error(`${peer.name} answers ${JSON.stringify(vacancy)} with\n${theirs}\nand not with\n${expected}`);
    }
  }
  return total;
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
