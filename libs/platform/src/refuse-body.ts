import type { Readable } from 'node:stream';

/**
 * Refuses a body once it has come in whole. Fastify closes the connection behind the answer to a body that it could not
 * read: a gateway that still sends it would find nobody, and say that the service is away.
 *
 * @param body is read and dropped
 */
export function refuseBody(body: Readable, problem: Error, done: (error: Error) => void): void {
  body.on('end', () => done(problem)).on('error', done);
  body.resume();
}
