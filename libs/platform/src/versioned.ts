import {
  applyDecorators,
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { VERSIONED } from './api-operations.ts';
import { Problem } from './problem.ts';

/** What the state of a resource is told by: its version and, where it shows other things, theirs. */
export type Version = number | readonly number[];

/** The entity tag of a version (RFC 9110, section 8.8.3), e.g. `"3"` or `"3.1"`; of an answer in German `"3.1-de"`. */
export const entityTag = (version: Version, language?: unknown): string =>
  `"${[version].flat().join('.')}${language === undefined ? '' : `-${language}`}"`;

/**
 * A route that reads or changes one resource: the answer bears its `ETag`, and a GET whose `If-None-Match` names it is
 * answered with 304 and no body.
 *
 * @param versionOf where the answer says its version; `version` if not given
 */
export const Versioned = <Resource extends object>(
  versionOf: (resource: Resource) => Version = (resource) => (resource as { version: number }).version,
) => applyDecorators(ApiExtension(VERSIONED, true), UseInterceptors(new TagAnswers(versionOf)));

class TagAnswers<Resource extends object> implements NestInterceptor<Resource, Resource | undefined> {
  constructor(private readonly versionOf: (resource: Resource) => Version) {}

  intercept(context: ExecutionContext, next: CallHandler<Resource>): Observable<Resource | undefined> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((resource) => {
        const tag = entityTag(this.versionOf(resource), reply.getHeader('content-language'));
        reply.header('etag', tag);
        const known = request.method === 'GET' ? tagsIn(request.headers['if-none-match']) : [];
        if (!known.includes('*') && !known.includes(tag)) return resource;
        reply.status(304);
        return undefined;
      }),
    );
  }
}

/** Tags of a list, weak ones as strong ones, since a version tells all of a resource. */
const tagsIn = (header: string | undefined): string[] => header?.match(/\*|"[^"]*"/g) ?? [];

/** What the caller believes to be the state of what it changes: the header `If-Match`. */
export class Precondition {
  constructor(private readonly header: string | undefined) {}

  get isGiven(): boolean {
    return this.header !== undefined;
  }

  /**
   * @param current `undefined` if there is nothing yet
   * @throws {Problem} `precondition-failed` with the tag and version of today, if the caller expects another
   */
  check(current: Version | undefined): void {
    if (this.header === undefined) return;
    // Whoever changes something means its state, in whichever language they have read it.
    const expected = tagsIn(this.header).map((tag) => tag.replace(/-\w+"$/, '"'));
    if (current !== undefined && (expected.includes('*') || expected.includes(entityTag(current)))) return;
    if (current === undefined) {
      throw new Problem('precondition-failed', `There is nothing yet that If-Match: ${this.header} could mean.`);
    }
    throw new Problem(
      'precondition-failed',
      `It is ${entityTag(current)} by now, not ${this.header}: read it again, and repeat your change on what you find.`,
      { etag: entityTag(current), version: [current].flat()[0] },
    );
  }
}

/** The caller's precondition, as a parameter of a route that changes something. */
export const IfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    new Precondition(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']),
);
