import { isDeepStrictEqual } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { apiDocument } from '#platform/api-document';
import { Problem } from '#platform/problem';
import { sendProblem } from '#platform/problem.filter';
import type { GatewaySettings } from './gateway.settings.ts';
import { routesOf } from './routes.ts';

const PATIENCE_MS = 10_000;

/** Serves one OpenAPI document for the whole origin at `/openapi.json`, and a page to read it at `/docs`. */
export function documentForEverything(app: NestFastifyApplication, settings: GatewaySettings): void {
  const outline = apiDocument(app);
  app
    .getHttpAdapter()
    .getInstance()
    .get('/openapi.json', async (_request, reply) => {
      const services = new Map(routesOf(settings).map(({ service, upstream }) => [service, upstream]));
      const parts = await Promise.all([...services].map(([service, upstream]) => documentOf(service, upstream)));
      const missing = parts.find((part) => part instanceof Problem);
      if (missing !== undefined) sendProblem(reply, missing);
      else await reply.send(merge(outline, parts as OpenAPIObject[]));
      return reply;
    });
  SwaggerModule.setup('docs', app, outline, {
    raw: false,
    customSiteTitle: 'Passung API',
    swaggerOptions: { url: '/openapi.json' },
  });
}

async function documentOf(service: string, upstream: string): Promise<OpenAPIObject | Problem> {
  try {
    const answer = await fetch(new URL('/openapi.json', upstream), { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok)
      return new Problem('unavailable', `The ${service} service does not tell its API: ${answer.status}.`);
    return (await answer.json()) as OpenAPIObject;
  } catch (error) {
    return new Problem('unavailable', `The ${service} service does not tell its API: ${(error as Error).message}.`);
  }
}

/** @throws {Error} if two services mean different things by one name */
function merge(outline: OpenAPIObject, parts: OpenAPIObject[]): OpenAPIObject {
  const schemas: Record<string, unknown> = {};
  for (const [name, schema] of [outline, ...parts].flatMap(({ components }) =>
    Object.entries(components?.schemas ?? {}),
  )) {
    if (name in schemas && !isDeepStrictEqual(schemas[name], schema)) {
      throw new Error(`Two services describe ${name} differently; give one of them another name.`);
    }
    schemas[name] = schema;
  }
  return {
    ...outline,
    paths: Object.assign({}, outline.paths, ...parts.map(({ paths }) => paths)),
    webhooks: Object.assign({}, ...parts.map(({ webhooks }) => webhooks)),
    components: { ...outline.components, schemas } as OpenAPIObject['components'],
  };
}
