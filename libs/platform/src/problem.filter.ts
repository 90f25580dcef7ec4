import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { PROBLEMS, Problem, type ProblemKind } from './problem.ts';

/** Answers every error as `application/problem+json`. What nobody foresaw is logged whole and told in one sentence. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = toProblem(error);
    if (problem.kind === 'internal-error') this.logger.error(error);
    sendProblem(host.switchToHttp().getResponse<FastifyReply>(), problem);
  }
}

/** Sends the problem as the answer. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  const { url, id } = reply.request;
  if (problem.kind === 'unauthenticated') reply.header('www-authenticate', 'Bearer');
  reply
    .status(problem.getStatus())
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify({ ...problem.toBody(), instance: url, requestId: id }));
}

/** What Fastify refuses before a handler runs, told in our words. */
const FASTIFY_ERRORS: Record<number, Problem> = {
  413: new Problem('body-too-large', 'A body may have at most 1 MiB.'),
  415: new Problem('unsupported-media-type', 'Send the body as application/json, and say so in Content-Type.'),
};

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { message, statusCode } = error as { message?: string; statusCode?: number };
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  const known = FASTIFY_ERRORS[status ?? 0];
  if (known !== undefined) return known;
  const kind = (Object.keys(PROBLEMS) as ProblemKind[]).find((name) => PROBLEMS[name].status === status);
  if (kind !== undefined && kind !== 'internal-error') return new Problem(kind, message ?? PROBLEMS[kind].title);
  if (status !== undefined && status < 500) return new Problem('malformed-body', message ?? 'The request is wrong.');
  return new Problem('internal-error', 'The error was logged; tell us the requestId and we can find it.');
}
