import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type EscoFile, loadEsco } from '#occupations/esco';
import { NAME_FORM, nameKey } from '#occupations/occupation-name';
import { resolveOccupation } from '#occupations/resolve-occupation';
import { TRADES } from '#occupations/trades';
import type { Bench, Result } from '../result.ts';

/** As many occupations and names as ESCO 1.0 has in German, English and Latvian. */
const OCCUPATIONS = 2_942;
const NAMES = 46_000;
const LOOKUPS = 100_000;
const LOOKUPS_IN_POSTGRES = 5_000;
const LOADS = 9;

/**
 * How long it takes to find the occupation of a name among the catalogue and imported names, beside PostgreSQL with the
 * compared form as primary key; and how long a service waits for the imported names at its start.
 */
export async function benchOccupations({ postgresUrl, say }: Bench): Promise<Result[]> {
  const names = madeUpNames();
  const file = fileOf(names);
  say(`${names.length} names beside those of ${TRADES.size} trades`);
  const loadMs = median(Array.from({ length: LOADS }, () => timeLoading(file)));
  const asked = Array.from({ length: LOOKUPS }, (_, index) => spelledOtherwise(names[(index * 7919) % NAMES]!, index));
  lookUp(asked); // once for the just-in-time compiler
  const ours = lookUp(asked);
  const postgres = await lookUpInPostgres(postgresUrl, file, asked.slice(0, LOOKUPS_IN_POSTGRES));
  const different = postgres.found.findIndex((isco, index) => isco !== ours.found[index]);
  if (different !== -1) throw new Error(`"${asked[different]}" was found differently`);
  return [
    { name: 'lookup_p50_us', value: percentile(ours.times, 0.5), unit: 'µs', goal: 20, better: 'lower' },
    { name: 'lookup_p99_us', value: percentile(ours.times, 0.99), unit: 'µs', goal: 100, better: 'lower' },
    {
      name: 'vs_postgres',
      value: percentile(postgres.times, 0.5) / percentile(ours.times, 0.5),
      unit: 'times as fast',
      goal: 10,
      better: 'higher',
    },
    { name: 'load_ms', value: loadMs, unit: 'ms', goal: 100, better: 'lower' },
  ];
}

function madeUpNames(): string[] {
  const words = [...TRADES.values()].flatMap(({ names }) => [names.de[0]!, names.en[0]!, names.lv[0]!]);
  return Array.from({ length: NAMES }, (_, index) => `${words[index % words.length]} Ausprägung ${index}`);
}

function fileOf(names: readonly string[]): EscoFile {
  const groups = [...TRADES.values()].map(({ isco }) => isco);
  return {
    format: 'passung-esco-1',
    nameForm: NAME_FORM,
    occupations: Array.from(
      { length: OCCUPATIONS },
      (_, index) =>
        [`http://data.europa.eu/esco/occupation/${index}`, `${index}`, groups[index % groups.length]!, ''] as const,
    ),
    names: names.map(nameKey),
    bearers: names.map((_, index) => index % OCCUPATIONS),
  };
}

function timeLoading(file: EscoFile): number {
  const folder = mkdtempSync(join(tmpdir(), 'occupations-'));
  const path = join(folder, 'esco.json');
  writeFileSync(path, JSON.stringify(file));
  const begun = performance.now();
  loadEsco(path);
  const took = performance.now() - begun;
  rmSync(folder, { recursive: true });
  return took;
}

const spelledOtherwise = (name: string, index: number) =>
  index % 2 === 0 ? `${name.toUpperCase()} (m/w/d)` : ` ${name.replaceAll('ä', 'ae')}`;

function lookUp(asked: readonly string[]): { found: string[]; times: Float64Array } {
  const times = new Float64Array(asked.length);
  const found = asked.map((code, index) => {
    const begun = performance.now();
    const resolution = resolveOccupation({ scheme: 'name', code });
    times[index] = (performance.now() - begun) * 1_000;
    return 'occupation' in resolution ? resolution.occupation.isco : '';
  });
  return { found, times };
}

async function lookUpInPostgres(url: string, file: EscoFile, asked: readonly string[]) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('CREATE TEMPORARY TABLE occupation_name (key text PRIMARY KEY, isco text NOT NULL)');
    const iscos = file.bearers.map((bearer) => file.occupations[bearer as number]![2]);
    await client.query('INSERT INTO occupation_name SELECT * FROM unnest($1::text[], $2::text[])', [file.names, iscos]);
    await client.query('ANALYZE occupation_name');
    const times = new Float64Array(asked.length);
    const found: string[] = [];
    for (const [index, name] of asked.entries()) {
      const begun = performance.now();
      const { rows } = await client.query({
        name: 'find',
        text: 'SELECT isco FROM occupation_name WHERE key = $1',
        values: [nameKey(name)],
      });
      times[index] = (performance.now() - begun) * 1_000;
      found.push(rows[0]?.isco ?? '');
    }
    return { found, times };
  } finally {
    await client.end();
  }
}

function percentile(times: Float64Array, share: number): number {
  const sorted = times.toSorted();
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

const median = (values: readonly number[]) => percentile(Float64Array.from(values), 0.5);
