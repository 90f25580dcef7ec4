import httpProxy from '@fastify/http-proxy';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#platform/problem';
import { sendProblem } from '#platform/problem.filter';
import { BODY_LIMIT } from '#platform/run-service';
import { traceHeaders } from '#platform/tracing';
import type { GatewaySettings } from './gateway.settings.ts';
import { routesOf } from './routes.ts';

/** Sends each request on to the service that answers it, body and answer as streams. */
export async function forwardToServices(app: NestFastifyApplication, settings: GatewaySettings): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  for (const { prefix, service, upstream } of routesOf(settings)) {
    await fastify.register(httpProxy, {
      prefix,
      rewritePrefix: prefix,
      upstream,
      preHandler: refuseLargeBody,
      replyOptions: {
        rewriteRequestHeaders: (request, headers) => ({
          ...headers,
          ...traceHeaders(),
          'x-request-id': (request as FastifyRequest).id,
        }),
        onError: (reply, { error }) => {
          (reply as FastifyReply).log.warn({ err: error }, `${service} does not answer`);
          sendProblem(
            reply as FastifyReply,
            new Problem('unavailable', `The ${service} service does not answer; try again.`),
          );
        },
      },
    });
  }
}

/** Said before a byte is forwarded, so that the sender reads our answer instead of a broken connection. */
async function refuseLargeBody(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (Number(request.headers['content-length'] ?? 0) <= BODY_LIMIT) return undefined;
  sendProblem(reply, new Problem('body-too-large', 'A body may have at most 1 MiB.'));
  return reply;
}
