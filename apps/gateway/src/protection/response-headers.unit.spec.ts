import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import Fastify from 'fastify';
import type { GatewaySettings } from '../gateway.settings.ts';
import { protectResponses } from './response-headers.ts';

const TRUSTED = 'https://portal.example';

/** What the gateway answers to a page of an origin, whose service lets the language decide. */
async function headersFor(origin: string, corsOrigins: string[]) {
  const fastify = Fastify();
  const app = { getHttpAdapter: () => ({ getInstance: () => fastify }) };
  await protectResponses(app as unknown as NestFastifyApplication, { corsOrigins } as unknown as GatewaySettings);
  fastify.get('/v1/matches/1', (_request, reply) => reply.header('vary', 'Accept-Language').send({}));
  const url = await fastify.listen({ host: '127.0.0.1', port: 0 });
  const { headers } = await fetch(`${url}/v1/matches/1`, { headers: { origin } });
  await fastify.close();
  return { allows: headers.get('access-control-allow-origin'), vary: headers.get('vary') };
}

test('a page of an origin that is listed may read an answer, which is kept for no other', async () => {
  expect(await headersFor(TRUSTED, [TRUSTED])).toEqual({ allows: TRUSTED, vary: 'Accept-Language, Origin' });
});

test('a page of another origin may not, and what it was answered is not kept for one that may', async () => {
  const headers = await headersFor('https://elsewhere.example', [TRUSTED]);
  expect(headers).toEqual({ allows: null, vary: 'Accept-Language, Origin' });
});

test('no page of another origin may read anything unless origins are listed', async () => {
  expect(await headersFor(TRUSTED, [])).toEqual({ allows: null, vary: 'Accept-Language' });
});
