import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import type { Caller } from '../caller.ts';
import { REPEATS_BY_ITSELF, repeatableRequest } from './idempotency-key.ts';
import { inOneTransaction } from './joining-data-source.ts';
import { RememberedAnswers } from './remembered-answers.ts';
import type { Answer } from './sealed-answer.ts';

/**
 * Makes every POST with an `Idempotency-Key` safe to repeat: what it does and what it answers are written in one
 * transaction, so that a crash loses both or neither, and the same request is answered from memory. A request that
 * failed did nothing, and is tried anew.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly dataSource: DataSource,
    private readonly answers: RememberedAnswers,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller }>();
    const byItself = this.reflector.getAllAndOverride<boolean>(REPEATS_BY_ITSELF, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (request.method !== 'POST' || request.caller === undefined || byItself) return next.handle();
    const repeatable = repeatableRequest(request, request.caller);
    if (repeatable === undefined) return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const answer = inOneTransaction(this.dataSource, async (manager) => {
      const before = await this.answers.find(manager, repeatable);
      if (before !== undefined) return sendAgain(reply, before);
      const body = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.answers.add(manager, repeatable, { status: reply.statusCode, headers: headersOf(reply), body });
      return body;
    });
    return from(answer);
  }
}

function sendAgain(reply: FastifyReply, { status, headers, body }: Answer): unknown {
  reply.status(status).headers(headers).header('idempotency-replayed', 'true');
  return body;
}

const headersOf = (reply: FastifyReply): Record<string, string> =>
  Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]));
