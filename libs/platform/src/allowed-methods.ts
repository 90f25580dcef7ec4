import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problem.filter.ts';
import { Problem } from './problem.ts';

/**
 * Answers a method that an address does not have with 405 and those that it has, and not as if there were no such
 * address (RFC 9110, section 15.5.6).
 *
 * @param fastify before its routes are added
 */
export function tellAllowedMethods(fastify: FastifyInstance): void {
  const routes: Route[] = [];
  fastify.addHook('onRoute', ({ url, method }) => {
    const pattern = new RegExp(`^${url.replace(/:\w+/g, '[^/]+').replace(/\*/g, '.*')}/?$`);
    const parameters = url.match(/[:*]/g)?.length ?? 0;
    for (const one of [method].flat()) routes.push({ pattern, parameters, method: one });
  });
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.is404) return undefined;
    const methods = methodsOf(request.url.split('?', 1)[0] ?? '', routes);
    if (methods.length === 0) return undefined;
    reply.header('allow', methods.join(', '));
    const detail = `There is no ${request.method} here; there is ${methods.join(', ')}.`;
    sendProblem(reply, new Problem('method-not-allowed', detail));
    return reply;
  });
}

interface Route {
  readonly pattern: RegExp;
  readonly parameters: number;
  readonly method: string;
}

/** Those of the routes that fit best: what stands at `/import` is not one of the things at `/:id`. */
function methodsOf(path: string, routes: readonly Route[]): string[] {
  const fitting = routes.filter(({ pattern }) => pattern.test(path));
  const fewest = Math.min(...fitting.map(({ parameters }) => parameters));
  const best = fitting.filter(({ parameters }) => parameters === fewest);
  return [...new Set(best.map(({ method }) => method))].sort();
}
