import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RequiredScope, scopeOf, scopesIn } from './scope.ts';

class Routes {
  plain() {}

  @RequiredScope('score:read')
  computes() {}
}

function routeOf(method: string, url: string, handler = Routes.prototype.plain): ExecutionContext {
  const request = { method, routeOptions: { url } };
  return {
    getHandler: () => handler,
    getClass: () => Routes,
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext;
}

describe('The scope a route asks for', () => {
  test.each([
    ['GET', '/v1/vacancies/:id', 'vacancies:read'],
    ['HEAD', '/v1/vacancies', 'vacancies:read'],
    ['POST', '/v1/vacancies', 'vacancies:write'],
    ['PUT', '/v1/candidates/by-ref/:externalRef', 'candidates:write'],
    ['DELETE', '/v1/candidates/:id', 'candidates:write'],
    ['PATCH', '/v1/companies/:id', 'vacancies:write'],
    ['GET', '/v1/imports/:id', 'vacancies:read'],
    ['GET', '/v1/erasures/:id', 'candidates:read'],
    ['POST', '/v1/something-new', 'something-new:write'],
  ])('%s %s: %s', (method, url, scope) => {
    expect(scopeOf(routeOf(method, url), new Reflector())).toBe(scope);
  });

  test('is what the route says, if it says so', () => {
    expect(scopeOf(routeOf('POST', '/v1/score', Routes.prototype.computes), new Reflector())).toBe('score:read');
  });
});

describe("A token's scopes", () => {
  test('narrow it as soon as one of them is ours', () => {
    expect(scopesIn('openid vacancies:read')).toEqual(['vacancies:read']);
    expect(scopesIn('openid profile')).toBeUndefined();
    expect(scopesIn(undefined)).toBeUndefined();
    expect(scopesIn(['vacancies:read'])).toBeUndefined();
  });
});
