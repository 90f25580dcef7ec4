import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Scope } from './access/scope.ts';

export const ROLES = ['partner', 'institution', 'coordinator', 'admin'] as const;
/** What a caller may do: see the table of users in docs/architecture.md. */
export type Role = (typeof ROLES)[number];

/** Who sends a request, as the access token says. */
export interface Caller {
  /** The token's `sub`. */
  readonly subject: string;
  /** The organisation the caller acts for; what it posts belongs to it. */
  readonly organisation: string;
  readonly roles: readonly Role[];
  /** What the token is narrowed to; all that the roles allow if not given. */
  readonly scopes?: readonly Scope[];
}

/** Whether the caller sees what other organisations own. */
export const seesEverything = (caller: Caller) =>
  caller.roles.includes('coordinator') || caller.roles.includes('admin');

export const ALLOWED_ROLES = Symbol('AllowedRoles');
export const OPEN_TO_ALL = Symbol('OpenToAll');

/** Who may call a route. A route that says neither this nor {@link OpenToAll} is closed to everybody. */
export const AllowedRoles = (...roles: Role[]) => SetMetadata(ALLOWED_ROLES, roles);

/** A route that needs no token. */
export const OpenToAll = () => SetMetadata(OPEN_TO_ALL, true);

/** The caller of the route, as a parameter. */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller => context.switchToHttp().getRequest<{ caller: Caller }>().caller,
);
