import type { FastifyInstance } from 'fastify';
import { Problem } from './problem.ts';

/** No body of ours is nested deeper than six levels. */
const DEEPEST = 20;

/** Reads JSON bodies, and says where one is broken. Only JSON is read. */
export function readJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    // Many clients name the type of a body that they do not send: to erase, confirm or revoke needs none.
    if (body === '') return done(null, undefined);
    parse(request, body, (error, value) => {
      const fault = error ? `is not valid JSON: ${faultOf(body)}` : faultIn(value);
      if (fault === undefined) done(null, value);
      else done(new Problem('malformed-body', `The body ${fault}`), undefined);
    });
  });
}

function faultIn(value: unknown): string | undefined {
  // Where a body may be left out, it would be taken as left out.
  if (value === null) return 'is null: send an object, or nothing.';
  return isNestedTooDeeply(value) ? 'is nested too deeply.' : undefined;
}

function faultOf(json: string): string {
  try {
    JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return error.message;
    throw error;
  }
  return 'it contains a key that is not allowed, like __proto__.';
}

/** Whether objects and lists lie in each other deeper than any body of ours does. */
export const isNestedTooDeeply = (value: unknown) => isDeeperThan(DEEPEST, value);

function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  for (const name in value) if (isDeeperThan(levels - 1, (value as Record<string, unknown>)[name])) return true;
  return false;
}
