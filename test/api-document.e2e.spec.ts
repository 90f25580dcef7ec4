import { send } from './api.ts';

describe('The API describes itself', () => {
  test('as one OpenAPI 3.1 document for the whole origin, made by all services', async () => {
    const { status, body } = await send('GET', '/openapi.json');
    expect(status).toBe(200);
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths).sort()).toEqual([
      '/v1/api-keys',
      '/v1/api-keys/{id}',
      '/v1/api-keys/{id}/revoke',
      '/v1/api-keys/{id}/rotate',
      '/v1/candidates',
      '/v1/candidates/by-ref/{externalRef}',
      '/v1/candidates/europass',
      '/v1/candidates/{id}',
      '/v1/candidates/{id}/access-log',
      '/v1/candidates/{id}/confirm',
      '/v1/candidates/{id}/consents',
      '/v1/candidates/{id}/export',
      '/v1/candidates/{id}/introductions',
      '/v1/candidates/{id}/next-steps',
      '/v1/candidates/{id}/qualifications/{qualificationId}/recognition',
      '/v1/companies',
      '/v1/companies/by-ref/{externalRef}',
      '/v1/companies/{id}',
      '/v1/erasures/{id}',
      '/v1/imports',
      '/v1/imports/{id}',
      '/v1/imports/{id}/progress',
      '/v1/imports/{id}/rows',
      '/v1/matches',
      '/v1/matches/figures',
      '/v1/matches/stream',
      '/v1/matches/{id}',
      '/v1/matches/{id}/decision',
      '/v1/notifications',
      '/v1/notifications/bounces',
      '/v1/notifications/{id}',
      '/v1/notifications/{id}/html',
      '/v1/notifications/{id}/retry',
      '/v1/score',
      '/v1/vacancies',
      '/v1/vacancies/by-ref/{externalRef}',
      '/v1/vacancies/import',
      '/v1/vacancies/{id}',
      '/v1/vacancies/{id}/close',
      '/v1/vacancies/{id}/near-misses',
      '/v1/vacancies/{id}/publish',
      '/v1/vacancies/{id}/reopen',
      '/v1/webhooks',
      '/v1/webhooks/{id}',
      '/v1/webhooks/{id}/deliveries',
      '/v1/webhooks/{id}/deliveries/{deliveryId}/replay',
      '/v1/webhooks/{id}/replay',
      '/v1/webhooks/{id}/rotate-secret',
      '/v1/webhooks/{id}/test',
    ]);
  });

  test('every reference in it leads somewhere, and every choice names its words', async () => {
    const { body } = await send('GET', '/openapi.json');
    const references = JSON.stringify(body).match(/#\/components\/schemas\/\w+/g) ?? [];
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) expect(body.components.schemas).toHaveProperty([reference.slice(21)]);
    expect(body.components.schemas.LanguageRequirement.properties.level.enum).toContain('B1');
    expect(body.components.schemas.VacancySubmission.required).toContain('startsOn');
  });

  test('on a page to read', async () => {
    const { status, body } = await send('GET', '/docs');
    expect(status).toBe(200);
    expect(body).toContain('Passung API');
  });

  test('a method that an address does not have is answered with those it has', async () => {
    const { status, headers, body } = await send('DELETE', '/v1/vacancies', { as: 'partner' });
    expect({ status, type: body.type }).toEqual({ status: 405, type: '/problems/method-not-allowed' });
    expect(headers.get('allow')).toBe('GET, HEAD, POST');
    const atImport = await send('DELETE', '/v1/vacancies/import', { as: 'partner' });
    expect(atImport.headers.get('allow')).toBe('POST');
  });

  test('an address that does not exist is a problem, too', async () => {
    const { status, headers, body } = await send('GET', '/v1/nothing');
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body.type).toBe('/problems/not-found');
  });
});
