import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ALLOWED_ROLES, type Caller, OPEN_TO_ALL, type Role } from '../caller.ts';
import { Problem } from '../problem.ts';
import { scopeOf } from './scope.ts';
import { TokenVerifier } from './token-verifier.ts';

/**
 * Lets a request in if it bears a token that we trust, with a role the route allows and a scope that covers it. Every
 * service checks for itself; none trusts that a gateway did.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(OPEN_TO_ALL, targets)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller }>();
    const caller = await this.tokens.identify(request.headers.authorization);
    const allowed = this.reflector.getAllAndOverride<Role[]>(ALLOWED_ROLES, targets) ?? [];
    if (!caller.roles.some((role) => allowed.includes(role))) {
      throw new Problem(
        'forbidden',
        `This needs one of the roles ${allowed.join(', ')}; yours: ${caller.roles.join(', ')}.`,
      );
    }
    const scope = scopeOf(context, this.reflector);
    if (caller.scopes !== undefined && !caller.scopes.some((has) => has === scope)) {
      throw new Problem('forbidden', `This needs the scope ${scope}; yours: ${caller.scopes.join(', ')}.`);
    }
    request.caller = caller;
    return true;
  }
}
