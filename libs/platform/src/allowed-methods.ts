import type { FastifyInstance } from 'fastify';

/** Knows which methods an address has, so that another one is answered with 405 and not with 404. */
export class AllowedMethods {
  private readonly routes: { readonly pattern: RegExp; readonly method: string }[] = [];

  /** @param fastify before its routes are added */
  constructor(fastify: FastifyInstance) {
    fastify.addHook('onRoute', ({ url, method }) => {
      const pattern = new RegExp(`^${url.replace(/:\w+/g, '[^/]+').replace(/\*/g, '.*')}/?$`);
      for (const one of [method].flat()) this.routes.push({ pattern, method: one });
    });
  }

  /** The methods of an address, in the order of the alphabet; none if it does not exist. */
  of(url: string): string[] {
    const path = url.split('?', 1)[0] ?? '';
    const methods = this.routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    return [...new Set(methods)].sort();
  }
}
