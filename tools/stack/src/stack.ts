import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { TOPICS } from '#contracts/topics';
import { type ApiKeys, readyApiKeys } from './api-keys.ts';
import { createDatabases } from './databases.ts';
import type { GuardedProcess } from './guarded-process.ts';
import { Home } from './home.ts';
import { type Infrastructure, startInfrastructure } from './infrastructure.ts';
import { AUDIENCE, LOCAL_ISSUER, LocalIssuer } from './issuer.ts';
import { freePort, LOOPBACK } from './ports.ts';
import type { Progress } from './progress.ts';
import { type Run, writeRunFile } from './run-file.ts';
import {
  choosePorts,
  SERVICES,
  type ServiceName,
  settingsOfServices,
  startService,
  urlOf,
  writeEnvironment,
} from './services.ts';
import { createTopics } from './topics.ts';

const USUAL_ISSUER_PORT = 8081;
const ENDED_BY_SIGTERM = 128 + constants.signals.SIGTERM;

/** How to start the system. */
export interface PassungOptions {
  readonly home: string;
  /** Forget the data of earlier runs. */
  readonly fresh: boolean;
  /** Try the usual ports first; else any free ones. */
  readonly usualPorts: boolean;
  /** Before the name of each database, so that several systems can live on one given server. */
  readonly databasePrefix: string;
  /** Services to leave out: whoever works on one runs it by hand. */
  readonly without: readonly ServiceName[];
}

/** The running system. */
export interface Passung {
  readonly home: Home;
  readonly run: Run;
  readonly infrastructure: Infrastructure;
  /** Ends a service at once, as a crash would. */
  killService(name: ServiceName): Promise<void>;
  /** Starts a service that was killed or stopped, or a further instance of it, which the gateway does not know. */
  startService(name: ServiceName, instance?: number): Promise<void>;
  /**
   * Asks an instance of a service to end and waits until it has.
   *
   * @throws {Error} if it did not end by itself and well
   */
  stopService(name: ServiceName, instance?: number): Promise<void>;
  /** Stops the services, then what they stand on. */
  stop(): Promise<void>;
}

/**
 * The whole system on one page: which parts it has, what each needs, and in which order they start.
 *
 * @throws {Error} if a part does not start; those that did are stopped
 */
export async function startPassung(options: PassungOptions, progress: Progress): Promise<Passung> {
  const { fresh, usualPorts } = options;
  const home = await Home.open(options.home, { fresh });
  const services = new Map<string, GuardedProcess>();
  const toStop: (() => Promise<unknown>)[] = [async () => home.close()];
  const stop = async () => {
    for (const stopOne of toStop.splice(0).reverse()) await stopOne();
  };
  try {
    const infrastructure = await startInfrastructure(home, progress, { usualPorts });
    toStop.push(() => infrastructure.stop());
    const { postgres, kafka, smtp } = infrastructure;

    const wishes = SERVICES.map((service) => ({
      name: `${options.databasePrefix}${service}`,
      password: home.secret(service),
      fresh,
    }));
    const [urls] = await progress.step('Databases and topics', () =>
      Promise.all([createDatabases(postgres.adminUrl, wishes), createTopics(kafka.brokers, TOPICS, { fresh })]),
    );
    const databases = Object.fromEntries(
      SERVICES.map((service) => [service, urls[`${options.databasePrefix}${service}`] ?? '']),
    );

    const issuer = await LocalIssuer.in(home.data);
    const { jwksUrl, stop: stopIssuer } = await issuer.serve(
      LOOPBACK,
      await freePort(usualPorts ? USUAL_ISSUER_PORT : undefined),
    );
    toStop.push(stopIssuer);

    const ports = await choosePorts(usualPorts);
    const auth = { jwksUrl, issuer: LOCAL_ISSUER, audience: AUDIENCE };
    const surroundings = {
      databases,
      kafkaBrokers: kafka.brokers,
      smtpUrl: smtp.smtpUrl,
      masterKeysFile: home.masterKeysFile(),
      linkSecret: home.secret('links', 32),
      webhookSecret: home.secret('webhooks', 32),
      auth,
      ...(existsSync(home.escoFile) && { escoFile: home.escoFile }),
    };
    const settings = settingsOfServices(ports, surroundings);
    const start = async (name: ServiceName, instance = 1) => {
      const own = instance === 1 ? settings[name] : { ...settings[name], PORT: String(await freePort()) };
      const part = partName(name, instance);
      services.set(part, await startService(home, name, own, part));
    };
    toStop.push(() => Promise.all([...services.values()].map((service) => service.stop())));
    for (const name of SERVICES) writeEnvironment(home, name, settings[name]);
    const wanted = SERVICES.filter((name) => !options.without.includes(name));
    await progress.step('Services', () => settleAll(wanted.map((name) => start(name))));

    const baseUrl = urlOf(ports.gateway);
    const tokens = await issuer.tokens();
    const apiKeys: ApiKeys = wanted.includes('gateway') ? await readyApiKeys(home, baseUrl, tokens.admin) : {};
    const run: Run = {
      baseUrl,
      docsUrl: `${baseUrl}/docs`,
      inboxUrl: smtp.inboxUrl,
      inboxApiUrl: smtp.inboxApiUrl,
      kafkaBrokers: kafka.brokers,
      databases,
      tokens,
      apiKeys,
      services: Object.fromEntries(SERVICES.map((name) => [name, urlOf(ports[name])])) as Run['services'],
      jwksUrl,
      pid: process.pid,
    };
    writeRunFile(home.runFile, run);
    const killService = async (name: ServiceName) => services.get(name)?.kill();
    const stopService = async (name: ServiceName, instance = 1) => {
      const part = partName(name, instance);
      const service = services.get(part);
      await service?.stop();
      const code = await service?.ended;
      // NestJS ends a service by the signal that asked it, once all is closed.
      if (code !== 0 && code !== ENDED_BY_SIGTERM) throw new Error(`${part} ended with the code ${code}.`);
    };
    return { home, run, infrastructure, killService, startService: start, stopService, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const partName = (name: ServiceName, instance: number) => (instance === 1 ? name : `${name}-${instance}`);

/** Waits for all, also when one fails: what is still starting could not be stopped otherwise. */
async function settleAll(starts: Promise<void>[]): Promise<object> {
  const results = await Promise.allSettled(starts);
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
  return results;
}
