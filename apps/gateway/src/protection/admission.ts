import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TokenVerifier } from '#platform/access/token-verifier';
import { Problem } from '#platform/problem';
import { sendProblem } from '#platform/problem.filter';
import { KeyExchange } from '../api-key/key-exchange.ts';
import { looksLikeKey } from '../api-key/key-text.ts';
import type { GatewaySettings } from '../gateway.settings.ts';

const WINDOW_S = 60;
const REMEMBERED_SENDERS = 20_000;

/** Who sends a request, as far as its pace is concerned. */
interface Sender {
  /** Requests of one name are counted together. */
  readonly name: string;
  readonly requestsPerMinute: number;
  /** Why the request goes no further, whatever its pace. */
  readonly refusal?: Problem;
}

/**
 * The first thing every request meets: an API key is exchanged for a token, and who sends faster than agreed is told to
 * wait. Senders without a valid token or key share what is given to their address, so that nobody can try out keys.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export async function admitRequests(app: NestFastifyApplication, settings: GatewaySettings): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const keys = app.get(KeyExchange);
  const tokens = app.get(TokenVerifier);
  const senders = new WeakMap<FastifyRequest, Sender>();
  const senderOf = (request: FastifyRequest) => senders.get(request) as Sender;

  await fastify.register(rateLimit, { global: false, cache: REMEMBERED_SENDERS });
  const countRequest = fastify.createRateLimit({
    timeWindow: WINDOW_S * 1_000,
    keyGenerator: (request) => senderOf(request).name,
    max: (request) => senderOf(request).requestsPerMinute,
  });

  async function identify(request: FastifyRequest): Promise<Sender> {
    const anyone = { name: `address ${request.ip}`, requestsPerMinute: settings.ANONYMOUS_REQUESTS_PER_MINUTE };
    const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer === undefined) return anyone;
    try {
      if (looksLikeKey(bearer)) {
        const { id, token, requestsPerMinute } = await keys.exchange(bearer);
        request.raw.headers.authorization = `Bearer ${token}`;
        return { name: `key ${id}`, requestsPerMinute: requestsPerMinute ?? settings.REQUESTS_PER_MINUTE };
      }
      const { organisation, subject } = await tokens.identify(request.headers.authorization);
      return { name: `token ${organisation} ${subject}`, requestsPerMinute: settings.REQUESTS_PER_MINUTE };
    } catch (error) {
      if (error instanceof Problem) return { ...anyone, refusal: error };
      throw error;
    }
  }

  fastify.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/health/')) return undefined;
    const sender = await identify(request);
    senders.set(request, sender);
    const count = await countRequest(request);
    if (count.isAllowed) return undefined;
    tellPace(reply, count);
    if (count.isExceeded) {
      reply.header('retry-after', count.ttlInSeconds);
      const detail = `You may send ${count.max} requests a minute; go on in ${count.ttlInSeconds} s.`;
      return refuse(reply, new Problem('too-many-requests', detail));
    }
    return sender.refusal === undefined ? undefined : refuse(reply, sender.refusal);
  });
}

function tellPace(reply: FastifyReply, count: { max: number; remaining: number; ttlInSeconds: number }): void {
  reply.header('ratelimit-policy', `"requests";q=${count.max};w=${WINDOW_S}`);
  reply.header('ratelimit', `"requests";r=${count.remaining};t=${count.ttlInSeconds}`);
}

function refuse(reply: FastifyReply, problem: Problem): FastifyReply {
  sendProblem(reply, problem);
  return reply;
}
