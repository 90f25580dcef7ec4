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
      if (error) done(new Problem('malformed-body', `The body is not valid JSON: ${faultOf(body)}`), undefined);
      else if (isNestedTooDeeply(value))
        done(new Problem('malformed-body', 'The body is nested too deeply.'), undefined);
      else done(null, value);
    });
  });
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
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(levels - 1, member));
}
