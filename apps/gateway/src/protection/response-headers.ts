import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { GatewaySettings } from '../gateway.settings.ts';

/** What a web page of another origin may read of an answer. */
const EXPOSED = ['ETag', 'Location', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'Link', 'Deprecation', 'Sunset'];

/**
 * The headers by which browsers protect people: nothing is framed, sniffed or loaded from elsewhere, no answer stays in
 * a cache that others read, and pages of other origins read nothing unless `CORS_ORIGINS` lists them.
 */
export async function protectResponses(app: NestFastifyApplication, settings: GatewaySettings): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // The page at /docs styles itself and shows icons that it brings along.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
  });
  fastify.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) {
      reply.header('cache-control', reply.hasHeader('etag') ? 'private, no-cache' : 'no-store');
    }
  });
  if (settings.corsOrigins.length > 0) {
    await fastify.register(cors, { origin: [...settings.corsOrigins], exposedHeaders: EXPOSED, credentials: false });
    // A service that says what its answer varies with has replaced what was said before it was asked.
    fastify.addHook('onSend', async (_request, reply) => {
      const vary = [reply.getHeader('vary') ?? []].flat().join(', ');
      if (!/\borigin\b/i.test(vary)) reply.header('vary', vary === '' ? 'Origin' : `${vary}, Origin`);
    });
  }
}
