import { Transform } from 'node:stream';
import httpProxy from '@fastify/http-proxy';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#platform/problem';
import { sendProblem } from '#platform/problem.filter';
import { BODY_LIMIT } from '#platform/run-service';
import { traceHeaders } from '#platform/tracing';
import type { GatewaySettings } from './gateway.settings.ts';
import { routesOf } from './routes.ts';

const logger = new Logger('Forwarding');
/** All that HTTP has for resources: the service knows which of them an address has. */
const FORWARDED = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT', 'OPTIONS', 'TRACE', 'QUERY'];

const tooLarge = new WeakSet<FastifyRequest>();

/** Sends each request on to the service that answers it, body and answer as streams. */
export async function forwardToServices(app: NestFastifyApplication, settings: GatewaySettings): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  // Whether a body is missing is for the service to say.
  for (const method of ['TRACE', 'QUERY']) fastify.addHttpMethod(method, { hasBody: false, overrideExisting: true });
  for (const { prefix, service, upstream, files = false } of routesOf(settings)) {
    await fastify.register(async (scope) => {
      // What is forwarded is read by the service alone.
      scope.removeAllContentTypeParsers();
      scope.setErrorHandler(refuseAddress);
      await scope.register(httpProxy, {
        prefix,
        rewritePrefix: prefix,
        upstream,
        httpMethods: FORWARDED,
        preHandler: forwardBody(files ? Number.POSITIVE_INFINITY : BODY_LIMIT),
        // It would log whole addresses, and people put names into them.
        disableRequestLogging: true,
        // A coordinator's stream holds its connection for hours, and may be silent for long: a bound would let readers lock
        // out everybody else.
        undici: { connections: null, bodyTimeout: 0 },
        replyOptions: {
          rewriteRequestHeaders: (request, { expect: _, ...headers }) => ({
            ...headers,
            ...traceHeaders(),
            'x-request-id': (request as FastifyRequest).id,
          }),
          // The proxy would close a connection on which a body still comes. It is read to its end.
          onResponse: (_request, reply, { stream }) => {
            (reply as FastifyReply).removeHeader('connection').send(stream);
          },
          onError: (reply, { error }) => {
            const { request } = reply as FastifyReply;
            if (tooLarge.has(request)) return sendProblem(reply as FastifyReply, bodyTooLarge());
            if (!hasLeft(request)) logger.warn(`${service} does not answer: ${error.message}`);
            sendProblem(
              reply as FastifyReply,
              new Problem('unavailable', `The ${service} service does not answer; try again.`),
            );
          },
        },
      });
    });
  }
}

/** The proxy sends on no address that could lead elsewhere once it is decoded. */
function refuseAddress(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  if (error.statusCode !== 400) throw error;
  sendProblem(
    reply,
    new Problem('malformed-address', 'The address holds "..", or a percent sign that begins nothing.'),
  );
}

const bodyTooLarge = () => new Problem('body-too-large', 'A body may have at most 1 MiB.');

/** That a body is too large is said before a byte is forwarded where its length is known, else as soon as it has grown too long. */
function forwardBody(limit: number) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      request.raw.resume();
      sendProblem(reply, bodyTooLarge());
      return reply;
    }
    if (request.body) request.body = bodyOf(request, limit);
    return undefined;
  };
}

/** Whether the sender went away before the end of the body. */
const hasLeft = ({ raw }: FastifyRequest) => raw.destroyed && !raw.complete;

/**
 * The body of a request as the service is to have it. What it does not take is read all the same: who still sends would
 * else find the connection broken, or wait on it for ever.
 */
function bodyOf(request: FastifyRequest, limit: number): Transform {
  const { raw } = request;
  let length = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      if (length <= limit) return done(null, chunk);
      tooLarge.add(request);
      done(new Error('The body is too large.'));
    },
  });
  raw.on('close', () => {
    if (hasLeft(request)) body.destroy(new Error('The sender went away.'));
  });
  // The proxy hears of it as well, unless it is past caring.
  body.on('error', () => undefined);
  body.on('close', () => {
    raw.unpipe(body);
    raw.resume();
  });
  return raw.pipe(body);
}
