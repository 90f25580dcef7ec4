import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { ALLOWED_ROLES, type Caller, OPEN_TO_ALL, ROLES, type Role } from './caller.ts';
import { Problem } from './problem.ts';
import { ServiceSettings } from './settings.ts';

/**
 * Lets a request in if it bears a token of our issuer with a role the route allows. Every service checks for itself;
 * none trusts that a gateway did.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;

  constructor(
    private readonly reflector: Reflector,
    @Inject(ServiceSettings) private readonly settings: ServiceSettings,
  ) {
    this.keys = createRemoteJWKSet(new URL(settings.AUTH_JWKS_URL));
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(OPEN_TO_ALL, targets)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller }>();
    const caller = await this.identify(request.headers.authorization);
    const allowed = this.reflector.getAllAndOverride<Role[]>(ALLOWED_ROLES, targets) ?? [];
    if (!caller.roles.some((role) => allowed.includes(role))) {
      throw new Problem(
        'forbidden',
        `This needs one of the roles ${allowed.join(', ')}; yours: ${caller.roles.join(', ')}.`,
      );
    }
    request.caller = caller;
    return true;
  }

  private async identify(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) {
      throw new Problem('unauthenticated', 'Send a header "Authorization: Bearer <access token>".');
    }
    return toCaller(await this.verify(token));
  }

  private async verify(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: this.settings.AUTH_ISSUER,
        audience: this.settings.AUTH_AUDIENCE,
        requiredClaims: ['exp', 'sub'],
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new Problem('unauthenticated', 'The access token has expired.');
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
        throw new Problem('unavailable', `The keys of the token issuer cannot be read: ${(error as Error).message}`);
      }
      throw new Problem('unauthenticated', `The access token is not valid: ${error.message}.`);
    }
  }
}

function toCaller(payload: JWTPayload): Caller {
  const { sub, org, roles } = payload as { sub: string; org?: unknown; roles?: unknown };
  if (typeof org !== 'string' || org === '') {
    throw new Problem('unauthenticated', 'The access token names no organisation (claim "org").');
  }
  const known = Array.isArray(roles) ? ROLES.filter((role) => roles.includes(role)) : [];
  return { subject: sub, organisation: org, roles: known };
}
