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
}

/**
 * How fast files of vacancies are imported through the HTTP API of a running service, its relay publishing meanwhile,
 * beside a bare insert of the same rows. The peer goes first and last, since the machine may change in between.
 *
 * @throws {Error} if not every row was created
 */
export async function benchImport(bench: Bench): Promise<Result[]> {
  const service = await startVacancies(bench);
  const peer = await createSameDatabase(bench);
  const small = await writeFiles(bench.home.data, WARM_UP_ROWS);
  await send(service, 'text/csv', small.csv, WARM_UP_ROWS);
  await send(service, 'application/x-ndjson', small.ndjson, WARM_UP_ROWS);
  await bareInsert(peer, WARM_UP_ROWS);

  const files = await writeFiles(bench.home.data, ROWS);
  const before = await bareInsert(peer, ROWS);
  bench.say(`bare insert ${format(before)}`);
  const ndjson = await send(service, 'application/x-ndjson', files.ndjson, ROWS);
  bench.say(`NDJSON ${format(ndjson.answered)}, until published ${format(ndjson.published)}`);
  const csv = await send(service, 'text/csv', files.csv, ROWS);
  bench.say(`CSV ${format(csv.answered)}, until published ${format(csv.published)}`);
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
    { name: 'csv', value: csv.answered, unit: 'rows/s', ...explain },
    { name: 'csv_until_published', value: csv.published, unit: 'rows/s', ...explain },
    { name: 'bare_insert', value: bare, unit: 'rows/s', ...explain },
  ];
}

/** Imports a file into an empty service, and takes as little of the machine as it can. */
async function send(
  { url, token, databaseUrl }: RunningService,
  type: string,
  file: string,
  rows: number,
): Promise<Rates> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const began = performance.now();
  const sent = request(`${url}/v1/vacancies/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
  });
  const answer = once(sent, 'response') as Promise<[IncomingMessage]>;
  await pipeline(createReadStream(file), sent);
  const told = (await json((await answer)[0])) as { created?: number };
  const answered = rows / seconds(began);
  if (told.created !== rows) throw new Error(`Of ${rows} rows not all were created: ${JSON.stringify(told)}`);
  await waitUntil('every event is published', PUBLISHED_WITHIN_MS, async () => {
    const { rows: waiting } = await database.query('SELECT 1 FROM outbox LIMIT 1');
    return waiting.length === 0;
  });
  const published = rows / seconds(began);
  await database.query('TRUNCATE vacancy, company, import CASCADE');
  await database.end();
  return { answered, published };
}

const seconds = (began: number) => (performance.now() - began) / 1_000;
const format = (rate: number) => `${Math.round(rate).toLocaleString('en')}/s`;
