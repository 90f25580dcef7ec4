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
const FASTIFY_ERRORS: Record<string, (message: string) => Problem> = {
  FST_ERR_CTP_INVALID_JSON_BODY: (message) => new Problem('malformed-body', `The body is not valid JSON: ${message}`),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new Problem('malformed-body', 'The body is empty; send a JSON object.'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Problem('body-too-large', 'A body may have at most 1 MiB.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () =>
    new Problem('unsupported-media-type', 'Send the body as application/json, and say so in Content-Type.'),
};

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { code, message, statusCode } = error as { code?: string; message?: string; statusCode?: number };
  const known = FASTIFY_ERRORS[code ?? ''];
  if (known !== undefined) return known(message ?? '');
  if (error instanceof SyntaxError && statusCode === 400) {
    return new Problem('malformed-body', `The body is not valid JSON: ${error.message}`);
  }
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  const kind = (Object.keys(PROBLEMS) as ProblemKind[]).find((name) => PROBLEMS[name].status === status);
  if (kind !== undefined && kind !== 'internal-error') return new Problem(kind, message ?? PROBLEMS[kind].title);
  if (status !== undefined && status < 500) return new Problem('malformed-body', message ?? 'The request is wrong.');
  return new Problem('internal-error', 'The error was logged; tell us the requestId and we can find it.');
}
