import { readFileSync } from 'node:fs';
import { eventually } from './eventually.ts';

/** What `.passung/…/run.json` says of the running system. */
export interface Run {
  readonly baseUrl: string;
  readonly inboxApiUrl: string;
  readonly kafkaBrokers: string[];
  readonly databases: Record<string, string>;
  readonly tokens: Record<Role, string>;
  readonly apiKeys: Record<'partner' | 'institution', string>;
}

export type Role = 'partner' | 'institution' | 'coordinator' | 'admin';

/** The system under test, started once for all end-to-end tests. */
export const passung: Run = JSON.parse(readFileSync(process.env.PASSUNG_RUN_FILE ?? '.passung/run.json', 'utf8'));

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever the API answered
  readonly body: any;
}

/** No request may stay without an answer for longer. */
const ANSWER_WITHIN_MS = 30_000;

interface Sending {
  readonly as?: Role;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Sends a request as one of the ready-made tokens, or without any. */
export async function send(method: string, path: string, { as, body, headers = {} }: Sending = {}): Promise<Answer> {
  const response = await fetch(new URL(path, passung.baseUrl), {
    method,
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    headers: {
      ...(as === undefined ? {} : { authorization: `Bearer ${passung.tokens[as]}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const json = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
}

/** The shortlist of a vacancy once it satisfies `until`. */
export const shortlistOf = (vacancyId: string, until: (items: Answer['body'][]) => boolean, withinMs?: number) =>
  eventually(
    `the shortlist of ${vacancyId}`,
    async () => {
      const { status, body } = await send('GET', `/v1/matches?vacancyId=${vacancyId}`, { as: 'coordinator' });
      return status === 200 && until(body.items) ? (body.items as Answer['body'][]) : undefined;
    },
    withinMs,
  );

/** E-mails in the inbox that went to an address. */
export async function mailsTo(address: string): Promise<Answer['body'][]> {
  const mails = (await (await fetch(passung.inboxApiUrl)).json()) as Answer['body'][];
  return mails.filter((mail) => JSON.stringify(mail.to ?? mail.envelope?.to).includes(address));
}
