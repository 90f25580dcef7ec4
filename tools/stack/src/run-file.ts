import { writeFileSync } from 'node:fs';
import type { ApiKeys } from './api-keys.ts';
import type { TokenRole } from './issuer.ts';
import type { ServiceName } from './services.ts';

/** Where a running system is and how to get in, for people, scripts and tests. */
export interface Run {
  /** The API's one origin. */
  readonly baseUrl: string;
  readonly docsUrl: string;
  /** The web page of the inbox; `null` for a mail server that was given without one. */
  readonly inboxUrl: string | null;
  /** Answers all mails as JSON. */
  readonly inboxApiUrl: string | null;
  readonly kafkaBrokers: readonly string[];
  /** Each service's database, for its own role. */
  readonly databases: Readonly<Record<string, string>>;
  readonly tokens: Readonly<Record<TokenRole, string>>;
  /** One for each role that may have them; none without a gateway. */
  readonly apiKeys: ApiKeys;
  /** Each service, past the gateway. */
  readonly services: Readonly<Record<ServiceName, string>>;
  readonly jwksUrl: string;
  /** The process that started it all and stops it on SIGTERM. */
  readonly pid: number;
}

/** Writes down where the system runs. The file bears tokens and passwords: only its owner may read it. */
export const writeRunFile = (file: string, run: Run) =>
  writeFileSync(file, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
