/**
 * Keeps a vacancy current from a partner's system: puts it, reads it back, changes it without overwriting what others
 * did, and closes it. Every address, field and answer is checked by the compiler against Passung's own document.
 */
import { randomUUID } from 'node:crypto';
import createClient from 'openapi-fetch';
import type { components, paths } from './passung.d.ts';

const { PASSUNG_URL = 'http://127.0.0.1:8080', PASSUNG_KEY = '' } = process.env;

const passung = createClient<paths>({ baseUrl: PASSUNG_URL, headers: { Authorization: `Bearer ${PASSUNG_KEY}` } });

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const vacancy: components['schemas']['VacancySubmission'] = {
  externalRef: `example-${randomUUID()}`,
  company: {
    externalRef: 'muster-shk',
    name: 'Muster Heizung-Sanitär GmbH',
    contactEmail: 'jobs@muster-shk.example',
    locale: 'de',
  },
  title: 'Anlagenmechaniker SHK (m/w/d)',
  occupation: { scheme: 'isco-08', code: '7126' },
  engagement: 'permanent',
  demand: 'open',
  positions: 2,
  startsOn: inDays(120),
  validThrough: inDays(240),
  workplace: { postalCode: '39104', city: 'Magdeburg', country: 'DE' },
  requirements: { languages: [{ language: 'de', level: 'B1', importance: 'must' }] },
};

const byRef = { path: { externalRef: vacancy.externalRef } };

const put = await passung.PUT('/v1/vacancies/by-ref/{externalRef}', { params: byRef, body: vacancy });
if (put.data === undefined) throw new Error(`${put.error.title}: ${put.error.detail}`);
console.log(`${put.response.status} version ${put.data.version}`);

const changed = await passung.PUT('/v1/vacancies/by-ref/{externalRef}', {
  params: { ...byRef, header: { 'If-Match': put.response.headers.get('etag') ?? '*' } },
  body: { ...vacancy, positions: 3 },
});
if (changed.response.status === 412) throw new Error('Somebody else changed it meanwhile.');
console.log(`${changed.response.status} version ${changed.data?.version}`);

const closed = await passung.POST('/v1/vacancies/{id}/close', {
  params: { path: { id: put.data.id }, header: { 'Idempotency-Key': randomUUID() } },
  body: { reason: 'filled' },
});
console.log(`${closed.response.status} ${closed.data?.status}`);
