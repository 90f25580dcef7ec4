import { randomUUID } from 'node:crypto';
import { send } from './api.ts';
import { candidate, vacancy } from './examples.ts';

/** As in imported-occupations.csv, which was imported before the system started. */
const ADDRESS = 'http://data.europa.eu/esco/occupation/5d1c1e0e-0000-4000-8000-000000000001';

describe('An imported occupation is understood', () => {
  test('in a vacancy, by any spelling of any of its names', async () => {
    for (const code of ['Wolkenschieber/in (m/w/d)', 'NEBELRUEHRERIN', 'Wolkenschieber/Wolkenschieberin']) {
      const body = vacancy({ occupation: { scheme: 'name', code } });
      const answer = await send('POST', '/v1/vacancies', { as: 'partner', body });
      expect(answer).toMatchObject({ status: 201, body: { occupation: { scheme: 'name', code, isco: '8189' } } });
    }
  });

  test("in a candidate's profile, by its address", async () => {
    const occupations = [{ scheme: 'esco', code: ADDRESS, experienceYears: 3 }];
    const answer = await send('PUT', `/v1/candidates/by-ref/test-${randomUUID()}`, {
      as: 'institution',
      body: candidate({ occupations }),
    });
    expect(answer).toMatchObject({ status: 201, body: { occupations } });
  });
});
