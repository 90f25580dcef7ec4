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
        ...(files ? {} : { preHandler: refuseLargeBody }),
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
          onError: (reply, { error }) => {
            const { request } = reply as FastifyReply;
            if (tooLarge.has(request)) return sendProblem(reply as FastifyReply, bodyTooLarge());
            logger.warn(`${service} does not answer: ${error.message}`);
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

/** Said before a byte is forwarded where the length is known, else as soon as the body has grown too long. */
async function refuseLargeBody(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (Number(request.headers['content-length'] ?? 0) > BODY_LIMIT) {
    request.raw.resume();
    sendProblem(reply, bodyTooLarge());
    return reply;
  }
  if (request.headers['transfer-encoding'] !== undefined) {
    request.body = (request.body as NodeJS.ReadableStream).pipe(limitedBody(request));
  }
  return undefined;
}

/** The rest of a body that is refused is read and dropped: who still sends would else find the connection broken. */
function limitedBody(request: FastifyRequest): Transform {
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      if (length <= BODY_LIMIT) return done(null, chunk);
      tooLarge.add(request);
      request.raw.unpipe(this);
      request.raw.resume();
      done(new Error('The body is too large.'));
    },
  });
}
