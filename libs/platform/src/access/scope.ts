import { type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';

/** What an API key or a narrowed token may do, beside what its role allows. */
export const SCOPES = [
  'vacancies:read',
  'vacancies:write',
  'candidates:read',
  'candidates:write',
  'matches:read',
  'matches:write',
  'score:read',
  'notifications:read',
  'notifications:write',
  'webhooks:read',
  'webhooks:write',
  'api-keys:read',
  'api-keys:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Resources that are opened by the scope of another. */
const BELONGS_TO: Readonly<Record<string, string>> = {
  companies: 'vacancies',
  imports: 'vacancies',
  erasures: 'candidates',
};

const REQUIRED_SCOPE = Symbol('RequiredScope');

/** The scope of a route whose address and method do not tell it: a POST that only reads, say. */
export const RequiredScope = (scope: Scope) => SetMetadata(REQUIRED_SCOPE, scope);

/** The scope a route asks for: its resource, and `read` for GET and HEAD, else `write`. No route can forget to have one. */
export function scopeOf(context: ExecutionContext, reflector: Reflector): string {
  const told = reflector.getAllAndOverride<Scope>(REQUIRED_SCOPE, [context.getHandler(), context.getClass()]);
  if (told !== undefined) return told;
  const { method, routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
  const resource = routeOptions.url?.split('/')[2] ?? '';
  return `${BELONGS_TO[resource] ?? resource}:${method === 'GET' || method === 'HEAD' ? 'read' : 'write'}`;
}

/**
 * The scopes of a token's `scope` claim (RFC 9068, section 2.2.3). A token that names none of ours, as a login that
 * only knows `openid profile`, is not narrowed.
 */
export function scopesIn(claim: unknown): readonly Scope[] | undefined {
  const words = typeof claim === 'string' ? claim.split(' ') : [];
  const ours = SCOPES.filter((scope) => words.includes(scope));
  return ours.length > 0 ? ours : undefined;
}
