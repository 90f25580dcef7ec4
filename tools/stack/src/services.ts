import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GuardedProcess } from './guarded-process.ts';
import type { Home } from './home.ts';
import { freePort, LOOPBACK } from './ports.ts';
import { inProject, PROJECT_ROOT } from './project-root.ts';

/** The services and the ports they usually have. */
const USUAL_PORTS = { gateway: 8080, vacancies: 3001, candidates: 3002, matching: 3003, notifications: 3004 } as const;

export type ServiceName = keyof typeof USUAL_PORTS;

export const SERVICES = Object.keys(USUAL_PORTS) as ServiceName[];

const START_DEADLINE_MS = 90_000;
const STOP_GRACE_MS = 15_000;

/** The settings of a service, as environment variables. */
export type ServiceSettings = Readonly<Record<string, string>>;

/** What the services are told about the parts they need. */
export interface ServiceSurroundings {
  readonly databases: Readonly<Record<string, string>>;
  readonly kafkaBrokers: readonly string[];
  readonly smtpUrl: string;
  readonly masterKeysFile: string;
  /** Signs the links in e-mails. */
  readonly linkSecret: string;
  /** Signs webhooks. */
  readonly webhookSecret: string;
  readonly auth: { readonly jwksUrl: string; readonly issuer: string; readonly audience: string };
  /** Imported ESCO occupations, if there are any. */
  readonly escoFile?: string;
}

/** Chooses a port for each service. */
export async function choosePorts(usualPorts: boolean): Promise<Record<ServiceName, number>> {
  const ports: Partial<Record<ServiceName, number>> = {};
  for (const name of SERVICES) ports[name] = await freePort(usualPorts ? USUAL_PORTS[name] : undefined);
  return ports as Record<ServiceName, number>;
}

export const urlOf = (port: number) => `http://${LOOPBACK}:${port}`;

/** The settings of every service. */
export function settingsOfServices(
  ports: Record<ServiceName, number>,
  { databases, kafkaBrokers, smtpUrl, masterKeysFile, linkSecret, webhookSecret, auth, escoFile }: ServiceSurroundings,
): Record<ServiceName, ServiceSettings> {
  const everyService = (name: ServiceName) => ({
    HOST: LOOPBACK,
    PORT: String(ports[name]),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    AUTH_JWKS_URL: auth.jwksUrl,
    AUTH_ISSUER: auth.issuer,
    AUTH_AUDIENCE: auth.audience,
    API_KEY_JWKS_URL: `${urlOf(ports.gateway)}/.well-known/jwks.json`,
    DATABASE_URL: databases[name] ?? '',
  });
  const eventService = (name: ServiceName) => ({
    ...everyService(name),
    KAFKA_BROKERS: kafkaBrokers.join(','),
  });
  const esco: ServiceSettings = escoFile === undefined ? {} : { ESCO_FILE: escoFile };
  return {
    vacancies: {
      ...eventService('vacancies'),
      ...esco,
      WEBHOOK_SECRET: webhookSecret,
      // Whoever tries webhooks here has the receiver on this machine.
      WEBHOOK_TARGETS: process.env.WEBHOOK_TARGETS ?? 'any',
    },
    candidates: { ...eventService('candidates'), ...esco, MASTER_KEYS_FILE: masterKeysFile, LINK_SECRET: linkSecret },
    matching: { ...eventService('matching'), ...esco },
    notifications: {
      ...eventService('notifications'),
      SMTP_URL: smtpUrl,
      MAIL_FROM: process.env.MAIL_FROM ?? 'Passung <no-reply@passung.example>',
      PUBLIC_URL: process.env.PUBLIC_URL ?? urlOf(ports.gateway),
      LINK_SECRET: linkSecret,
      // Whoever tries it at night wants to see the e-mail, too.
      MAIL_ANY_TIME: process.env.MAIL_ANY_TIME ?? 'true',
    },
    gateway: {
      ...everyService('gateway'),
      VACANCIES_URL: urlOf(ports.vacancies),
      CANDIDATES_URL: urlOf(ports.candidates),
      MATCHING_URL: urlOf(ports.matching),
      NOTIFICATIONS_URL: urlOf(ports.notifications),
      // Nobody is held up on a developer's machine.
      REQUESTS_PER_MINUTE: '1000000',
      ANONYMOUS_REQUESTS_PER_MINUTE: '1000000',
    },
  };
}

/** Writes a service's settings down, for whoever wants to run it by hand beside the others. */
export function writeEnvironment(home: Home, name: ServiceName, settings: ServiceSettings): void {
  mkdirSync(home.env, { recursive: true });
  const lines = Object.entries(settings).map(([variable, value]) => `${variable}="${value}"\n`);
  writeFileSync(join(home.env, `${name}.env`), lines.join(''), { mode: 0o600 });
}

/**
 * Starts a service and waits until it is ready.
 *
 * @param part what this instance is called in logs
 * @throws {Error} with the end of its log if it does not become ready
 */
export async function startService(
  home: Home,
  name: ServiceName,
  settings: ServiceSettings,
  part: string = name,
): Promise<GuardedProcess> {
  const service = home.startPart({
    name: part,
    command: process.execPath,
    args: ['--enable-source-maps', inProject('dist', 'apps', name, 'src', 'main.js')],
    cwd: PROJECT_ROOT,
    env: { ...process.env, ...settings },
    graceMs: STOP_GRACE_MS,
  });
  try {
    await service.untilReady(START_DEADLINE_MS, async () => {
      const { ok } = await fetch(`${urlOf(Number(settings.PORT))}/health/ready`);
      return ok;
    });
  } catch (error) {
    await service.stop();
    throw error;
  }
  return service;
}
