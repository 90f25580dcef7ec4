import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '#platform/caller';
import { invalidInput } from '#platform/problem';

/** In which a reader may say why. */
export const REASON_HEADER = 'access-reason';
const LONGEST_REASON = 500;

/** Documents it. */
export const ReasonHeader = () =>
  ApiHeader({
    name: 'Access-Reason',
    required: false,
    description: 'Why you read this; the candidate can learn it',
    schema: { type: 'string', maxLength: LONGEST_REASON },
  });

/** Who reads personal data, and why. */
export interface Access {
  readonly caller: Caller;
  readonly reason?: string;
}

/**
 * The access that a request makes, as a parameter of its route.
 *
 * @throws {Problem} `invalid-input` if the reason is too long
 */
export const CurrentAccess = createParamDecorator((_: unknown, context: ExecutionContext): Access => {
  const { caller, headers } = context.switchToHttp().getRequest<FastifyRequest & { caller: Caller }>();
  const reason = readReason(headers[REASON_HEADER]);
  return { caller, ...(reason === undefined ? {} : { reason }) };
});

/** Node.js reads a header as Latin-1, but clients send UTF-8. */
function readReason(header: string | string[] | undefined): string | undefined {
  const raw = Array.isArray(header) ? header.join(', ') : header?.trim();
  if (raw === undefined || raw === '') return undefined;
  const utf8 = Buffer.from(raw, 'latin1').toString();
  const reason = utf8.includes('\uFFFD') ? raw : utf8;
  if (reason.length <= LONGEST_REASON) return reason;
  throw invalidInput([{ pointer: '#/Access-Reason', detail: `must be text of at most ${LONGEST_REASON} characters` }]);
}
