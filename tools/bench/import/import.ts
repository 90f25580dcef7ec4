import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { waitUntil } from '#stack/wait-until';
import type { Bench, Result } from '../result.ts';
import { bareInsert } from './bare-insert.ts';
import { createSameDatabase, type RunningService, startVacancies } from './vacancies-service.ts';
import { writeFiles } from './vacancy-files.ts';

const ROWS = 100_000;
const WARM_UP_ROWS = 5_000;
const PUBLISHED_WITHIN_MS = 120_000;

interface Rates {
  /** Rows a second until every one is answered for, and so committed with its event. */
  readonly answered: number;
  /** The same until the last event is on its topic. */
  readonly published: number;
  /** Rows a second when the same file is sent again, and nothing in it is new. */
  readonly unchanged: number;
}

/**
 * How fast files of vacancies are imported through the HTTP API of a running service, its relay publishing meanwhile,
 * beside a bare insert of the same rows. The peer goes first and last, since the machine may change in between.
 *
 * @throws {Error} if not every row was created, or not every one unchanged when sent again
 */
export async function benchImport(bench: Bench): Promise<Result[]> {
  const service = await startVacancies(bench);
  const peer = await createSameDatabase(bench);
  const small = await writeFiles(bench.home.data, WARM_UP_ROWS);
  await imported(service, 'text/csv', small.csv, WARM_UP_ROWS);
  await imported(service, 'application/x-ndjson', small.ndjson, WARM_UP_ROWS);
  await bareInsert(peer, WARM_UP_ROWS);

  const files = await writeFiles(bench.home.data, ROWS);
  const before = await bareInsert(peer, ROWS);
  bench.say(`bare insert ${format(before)}`);
  const ndjson = await imported(service, 'application/x-ndjson', files.ndjson, ROWS);
  bench.say(`NDJSON ${told(ndjson)}`);
  const csv = await imported(service, 'text/csv', files.csv, ROWS);
  bench.say(`CSV ${told(csv)}`);
  const after = await bareInsert(peer, ROWS);
  bench.say(`bare insert ${format(after)}`);
  const peak = service.peakMib();
  await service.stop();

  const bare = (before + after) / 2;
  const slower = Math.min(ndjson.answered, csv.answered);
  const explain = { goal: null, better: 'higher' } as const;
  return [
    { name: 'vs_bare_insert', value: slower / bare, unit: 'times', goal: 0.5, better: 'higher' },
    { name: 'import_peak_mib', value: peak, unit: 'MiB', goal: 300, better: 'lower' },
    { name: 'ndjson', value: ndjson.answered, unit: 'rows/s', ...explain },
    { name: 'ndjson_until_published', value: ndjson.published, unit: 'rows/s', ...explain },
    { name: 'ndjson_unchanged', value: ndjson.unchanged, unit: 'rows/s', ...explain },
    { name: 'csv', value: csv.answered, unit: 'rows/s', ...explain },
    { name: 'csv_until_published', value: csv.published, unit: 'rows/s', ...explain },
    { name: 'csv_unchanged', value: csv.unchanged, unit: 'rows/s', ...explain },
    { name: 'bare_insert', value: bare, unit: 'rows/s', ...explain },
  ];
}

/** Imports a file into an empty service, and once more, and takes as little of the machine as it can. */
async function imported(service: RunningService, type: string, file: string, rows: number): Promise<Rates> {
  const database = new pg.Client({ connectionString: service.databaseUrl });
  await database.connect();
  const began = performance.now();
  await send(service, type, file, { created: rows });
  const answered = rows / seconds(began);
  await waitUntil('every event is published', PUBLISHED_WITHIN_MS, async () => {
    const { rows: waiting } = await database.query('SELECT 1 FROM outbox LIMIT 1');
    return waiting.length === 0;
  });
  const published = rows / seconds(began);
  const beganAgain = performance.now();
  await send(service, type, file, { unchanged: rows });
  const unchanged = rows / seconds(beganAgain);
  await database.query('TRUNCATE vacancy, company, import CASCADE');
  await database.end();
  return { answered, published, unchanged };
}

async function send(
  { url, token }: RunningService,
  type: string,
  file: string,
  expected: Readonly<Record<string, number>>,
): Promise<void> {
  const sent = request(`${url}/v1/vacancies/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
  });
  const answer = once(sent, 'response') as Promise<[IncomingMessage]>;
  await pipeline(createReadStream(file), sent);
  const counts = (await json((await answer)[0])) as Record<string, number>;
  for (const [outcome, rows] of Object.entries(expected)) {
    if (counts[outcome] !== rows) throw new Error(`Not all ${rows} rows were ${outcome}: ${JSON.stringify(counts)}`);
  }
}

const seconds = (began: number) => (performance.now() - began) / 1_000;
const told = ({ answered, published, unchanged }: Rates) =>
  `${format(answered)}, until published ${format(published)}; again ${format(unchanged)}`;
const format = (rate: number) => `${Math.round(rate).toLocaleString('en')}/s`;
