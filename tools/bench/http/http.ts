import { isDeepStrictEqual } from 'node:util';
import { TOPICS } from '#contracts/topics';
import { createDatabases } from '#stack/databases';
import { AUDIENCE, LOCAL_ISSUER, LocalIssuer } from '#stack/issuer';
import { freePort, LOOPBACK } from '#stack/ports';
import { inProject, PROJECT_ROOT } from '#stack/project-root';
import { choosePorts, settingsOfServices, startService, urlOf } from '#stack/services';
import { createTopics } from '#stack/topics';
import type { Bench, Result } from '../result.ts';
import { type Load, load } from './load.ts';
import { posting } from './posting.ts';

const STARTS_WITHIN_MS = 30_000;
const READ_IDS = 50;
const ROUNDS = 5;
const SECONDS = 2;
/** Until the compiler of Node.js has seen enough of everybody. */
const WARM_UP_S = 6;

type Verb = 'post' | 'get';

interface Contender {
  readonly name: string;
  readonly url: string;
}

/** Posting and reading vacancies over HTTP, beside a bare handler that leaves the same rows behind. */
export async function benchHttp({ home, postgresUrl, brokers, say }: Bench): Promise<Result[]> {
  const databases = await createDatabases(
    postgresUrl,
    ['vacancies', 'gateway'].map((name) => ({ name, password: home.secret(name) })),
  );
  await createTopics(brokers, TOPICS);
  const issuer = await LocalIssuer.in(home.data);
  const { jwksUrl, stop: stopIssuer } = await issuer.serve(LOOPBACK, await freePort());
  const ports = await choosePorts(false);
  const settings = settingsOfServices(ports, {
    databases,
    kafkaBrokers: brokers,
    smtpUrl: 'smtp://127.0.0.1:1',
    masterKeysFile: '',
    linkSecret: '',
    webhookSecret: 'only for the benchmark, and no secret',
    auth: { jwksUrl, issuer: LOCAL_ISSUER, audience: AUDIENCE },
  });
  const started = [await startService(home, 'vacancies', settings.vacancies)];
  started.push(await startService(home, 'gateway', settings.gateway));
  const bare = await startBareServer(home, databases.vacancies ?? '');
  started.push(bare.process);
  try {
    const token = await issuer.token('partner');
    const contenders = [
      { name: 'bare', url: bare.url },
      { name: 'service', url: urlOf(ports.vacancies) },
      { name: 'gateway', url: urlOf(ports.gateway) },
    ];
    return await compare(contenders, token, say);
  } finally {
    await Promise.all(started.map((process) => process.stop()));
    await stopIssuer();
  }
}

/** In rounds, each contender a short while in each: what else the machine does then disturbs all alike. */
async function compare(contenders: readonly Contender[], token: string, say: Bench['say']): Promise<Result[]> {
  const runs = await Promise.all(contenders.map(async ({ url }) => ({ url, ids: await postAndCheck(url, token) })));
  const body = JSON.stringify(posting('[<id>]'));
  const rounds: Record<Verb, Load>[][] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const seconds = round === 0 ? WARM_UP_S : SECONDS;
    const loads: Record<Verb, Load>[] = [];
    for (const { url, ids } of runs) {
      const post = await load(url, token, [{ method: 'POST', path: '/v1/vacancies', body }], 201, seconds);
      const reads = ids.map((id) => ({ method: 'GET' as const, path: `/v1/vacancies/${id}` }));
      loads.push({ post, get: await load(url, token, reads, 200, seconds) });
    }
    say(`round ${round}${round === 0 ? ' (to warm up)' : ''}: POST ${told(loads, 'post')}, GET ${told(loads, 'get')}`);
    if (round > 0) rounds.push(loads);
  }
  return [...resultsOf('post', contenders, rounds), ...resultsOf('get', contenders, rounds)];
}

const told = (loads: Record<Verb, Load>[], verb: Verb) =>
  loads.map((load) => Math.round(load[verb].perSecond)).join(' / ');

/** The median of the rounds; a ratio is that of two neighbours of one round. */
function resultsOf(verb: Verb, contenders: readonly Contender[], rounds: Record<Verb, Load>[][]): Result[] {
  const of = (index: number, value: (load: Load, bare: Load) => number) =>
    median(
      rounds.map((loads) => value((loads[index] as Record<Verb, Load>)[verb], (loads[0] as Record<Verb, Load>)[verb])),
    );
  const ratio = (index: number) => of(index, (load, bare) => load.perSecond / bare.perSecond);
  const explaining = contenders.flatMap(({ name }, index): Result[] => [
    {
      name: `${verb}_${name}`,
      value: of(index, ({ perSecond }) => perSecond),
      unit: '/s',
      goal: null,
      better: 'higher',
    },
    { name: `${verb}_${name}_p99`, value: of(index, ({ p99Ms }) => p99Ms), unit: 'ms', goal: null, better: 'lower' },
  ]);
  return [
    { name: `${verb}_vs_bare`, value: ratio(1), unit: '×', goal: 0.5, better: 'higher' },
    { name: `${verb}_gateway_vs_bare`, value: ratio(2), unit: '×', goal: null, better: 'higher' },
    ...explaining,
  ];
}

const median = (values: number[]) => values.sort((one, other) => one - other)[Math.floor(values.length / 2)] as number;

/** Posts some vacancies and reads them back: every contender must give back what it was given. */
async function postAndCheck(url: string, token: string): Promise<string[]> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ids: string[] = [];
  for (let count = 0; count < READ_IDS; count += 1) {
    const sent = posting(`${url}-${count}`);
    const answer = await fetch(`${url}/v1/vacancies`, { method: 'POST', headers, body: JSON.stringify(sent) });
    const { id } = (await answer.json()) as { id: string };
    const read = (await (await fetch(`${url}/v1/vacancies/${id}`, { headers })).json()) as Record<string, unknown>;
    for (const field of ['externalRef', 'title', 'startsOn', 'validThrough', 'workplace', 'requirements'] as const) {
      if (!isDeepStrictEqual(read[field], sent[field])) {
        throw new Error(`${url} gives back another ${field}: ${JSON.stringify(read[field])}`);
      }
    }
    ids.push(id);
  }
  return ids;
}

async function startBareServer(home: Bench['home'], databaseUrl: string) {
  const port = await freePort();
  const url = urlOf(port);
  const process = home.startPart({
    name: 'bare',
    command: globalThis.process.execPath,
    args: [inProject('dist', 'tools', 'bench', 'http', 'bare-server.js')],
    cwd: PROJECT_ROOT,
    env: { ...globalThis.process.env, PORT: String(port), DATABASE_URL: databaseUrl },
    graceMs: 1_000,
  });
  await process.untilReady(STARTS_WITHIN_MS, async () => (await fetch(`${url}/health/ready`)).ok);
  return { process, url };
}
