import { lookup as lookUp } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { VacanciesSettings } from '../vacancies.settings.ts';

const ANSWER_WITHIN_MS = 10_000;
const LONGEST_URL = 2_000;

/** A public address by its number, and yet the way from a machine at Azure to what only it may ask. */
const PUBLIC_AND_YET_INSIDE = ['168.63.129.16'];

/** The receiver did not answer, or may not be asked. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/**
 * Sends to addresses that partners chose, and to no others: not into private networks, whatever a name resolves to at
 * the moment of connecting; not where a redirection points.
 *
 * @see OWASP API7:2023, Server Side Request Forgery
 */
@Injectable()
export class WebhookTarget {
  private readonly anywhere: boolean;
  private readonly agents: Record<string, RequestFilteringHttpAgent | RequestFilteringHttpsAgent>;

  /** @param lookup how names become addresses */
  constructor(
    @Inject(VacanciesSettings) { WEBHOOK_TARGETS }: Pick<VacanciesSettings, 'WEBHOOK_TARGETS'>,
    @Optional() private readonly lookup: LookupFunction = lookUp as LookupFunction,
  ) {
    this.anywhere = WEBHOOK_TARGETS === 'any';
    const denyIPAddressList = this.anywhere ? [] : PUBLIC_AND_YET_INSIDE;
    const filter = { allowPrivateIPAddress: this.anywhere, denyIPAddressList, keepAlive: false };
    this.agents = {
      'http:': new RequestFilteringHttpAgent(filter),
      'https:': new RequestFilteringHttpsAgent(filter),
    };
  }

  /** Why we would not send to that address, in words for its owner; `undefined` if we would. What names resolve to is seen later. */
  faultOf(text: string): string | undefined {
    if (text.length > LONGEST_URL || !URL.canParse(text)) return `must be a URL of at most ${LONGEST_URL} characters`;
    const { protocol, hostname, username, password, hash } = new URL(text);
    if (protocol !== 'https:' && !(this.anywhere && protocol === 'http:')) return 'must begin with https://';
    if (username || password) return 'must not hold a user name or password; check the signature instead';
    if (hash) return 'must not have a fragment (#…): it would not be sent';
    if (this.anywhere) return undefined;
    const host = hostname.replace(/\.$/, '');
    if (isIP(host.replace(/^\[|\]$/g, '')) || !host.includes('.') || host.endsWith('.localhost')) {
      return 'must name a host that is reached from the internet, e.g. https://jobs.example.org/passung';
    }
    return undefined;
  }

  /**
   * Sends a POST and waits for the status of its answer; what else the answer says is not read.
   *
   * @throws {Unreachable} whose message says nothing of addresses inside, not even whether a name has one
   */
  async post(url: string, headers: Record<string, string>, body: string): Promise<number> {
    const { protocol, hostname } = new URL(url);
    if (protocol === 'http:' && !this.anywhere) throw new Unreachable('Webhooks are sent over https:// only');
    const send = protocol === 'http:' ? httpRequest : httpsRequest;
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    return new Promise((resolve, reject) => {
      const fail = (error: Error) => {
        const reason = signal.aborted ? `No answer within ${ANSWER_WITHIN_MS / 1_000} s` : reasonOf(error, hostname);
        reject(new Unreachable(reason, { cause: error }));
      };
      const { agents, lookup } = this;
      const options = { method: 'POST', agent: agents[protocol], lookup, signal, headers: { ...FIXED, ...headers } };
      const request = send(url, options, (answer) => {
        resolve(answer.statusCode ?? 0);
        answer.on('error', () => undefined).destroy();
      });
      request.on('error', fail).end(body);
    });
  }
}

const FIXED = { 'content-type': 'application/json', 'user-agent': 'Passung-Webhooks/1.0' };

const NOT_PUBLIC = /is not allowed\. Because/;
const NO_SUCH_NAME = ['ENOTFOUND', 'EAI_AGAIN', 'ENODATA'];

/** An error that is about all addresses of a name has no words of its own. */
function reasonOf(error: NodeJS.ErrnoException & { errors?: NodeJS.ErrnoException[] }, host: string): string {
  const errors = error.errors ?? [error];
  const leadsNowhere = errors.some(({ message, code = '' }) => NOT_PUBLIC.test(message) || NO_SUCH_NAME.includes(code));
  return leadsNowhere ? `${host} has no address on the internet` : errors.map(({ message }) => message).join('; ');
}
