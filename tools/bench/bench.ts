/** `npm run bench -- NAME [--json]`: runs a benchmark on a PostgreSQL and a Kafka of its own. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_HOME, Home } from '#stack/home';
import { startKafka } from '#stack/kafka';
import { startPostgres } from '#stack/postgres';
import { Progress } from '#stack/progress';
import { benchEndToEnd } from './end-to-end/end-to-end.ts';
import { benchEventing } from './eventing/eventing.ts';
import { benchHttp } from './http/http.ts';
import { benchImport } from './import/import.ts';
import { benchMail } from './mail/mail.ts';
import { benchMatching } from './matching/matching.ts';
import { benchOccupations } from './occupations/occupations.ts';
import { type Bench, machine, type Result, table } from './result.ts';
import { benchStreams } from './streams/streams.ts';

const BENCHES: Record<string, (bench: Bench) => Promise<Result[]>> = {
  'end-to-end': benchEndToEnd,
  eventing: benchEventing,
  http: benchHttp,
  mail: benchMail,
  matching: benchMatching,
  occupations: benchOccupations,
  import: benchImport,
  streams: benchStreams,
};

const HOW_TO = `npm run bench -- ${Object.keys(BENCHES).join('|')} [--json]`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true });
  const name = positionals[0] ?? '';
  const run = BENCHES[name];
  if (run === undefined || positionals.length !== 1) throw new Error(HOW_TO);

  const progress = new Progress((line) => process.stderr.write(`${line}\n`));
  const home = await Home.open(join(DEFAULT_HOME, 'bench'), { fresh: true });
  const started = { machine: machine() };
  const servers: { stop(): Promise<void> }[] = [];
  try {
    const postgres = await progress.step('PostgreSQL', () => startPostgres(home, { usualPorts: false }));
    servers.push(postgres);
    const kafka = await progress.step('Kafka', () => startKafka(home, { usualPorts: false }));
    servers.push(kafka);
    const results = await run({
      home,
      postgresUrl: postgres.adminUrl,
      brokers: kafka.brokers,
      say: (line) => progress.say(`           ${line}`),
    });
    console.log(values.json ? JSON.stringify({ bench: name, ...started, results }) : table(results));
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    home.close();
  }
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    console.error(error.stack);
    process.exit(1);
  },
);
