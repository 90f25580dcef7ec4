import type pg from 'pg';
import type { VacancyState } from '#contracts/vacancy-event';
import { occupationalField, reachableFields } from '#occupations/occupational-field';
import { regulationOf } from '#occupations/regulated';
import { Population } from '../matching/population.ts';

const ROWS_AT_ONCE = 5_000;

/** Candidates and open vacancies as matching would know them from their events; no shortlist is made yet. */
export async function fillMatching(database: pg.Client, candidates: number, vacancies: number): Promise<void> {
  const people = new Population(2013);
  for (let rest = candidates; rest > 0; rest -= ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, rest) }, () => {
      const { consentToMatching: _, ...facts } = people.candidate();
      const id = people.id();
      const fields = [...new Set(facts.occupations.flatMap(({ occupation }) => reachableFields(occupation)))];
      return { id, version: 1, fields, state: { id, version: 1, ...facts } };
    });
    await database.query(
      `INSERT INTO known_candidate (id, version, fields, state)
       SELECT * FROM json_to_recordset($1) AS candidate (id uuid, version integer, fields text[], state jsonb)`,
      [JSON.stringify(rows)],
    );
  }
  const demand = new Population(2014);
  const rows = Array.from({ length: vacancies }, () => {
    const id = demand.id();
    const { occupation, engagement, startsOn, workplace, requirements } = demand.vacancy();
    const state: VacancyState = {
      ...{ id, version: 1, externalRef: id, companyId: id, title: 'Fachkraft', occupation, engagement },
      ...{ demand: 'open', status: 'open', positions: 1, startsOn, validThrough: '2099-12-31' },
      workplace: { postalCode: '39104', city: 'Magdeburg', ...workplace },
      requirements: { ...requirements, languages: [...requirements.languages] },
      updatedAt: '2026-11-01T00:00:00.000Z',
    };
    return { id, version: 1, field: occupationalField(occupation), open: true, state };
  });
  // As if matched long ago, by another ruleset.
  await database.query(
    `INSERT INTO known_vacancy (id, version, field, open, state, assessed_on, ruleset_version)
     SELECT id, version, field, open, state, '1970-01-01', ''
     FROM json_to_recordset($1) AS vacancy (id uuid, version integer, field text, open boolean, state jsonb)`,
    [JSON.stringify(rows)],
  );
  await database.query('ANALYZE');
}

const demand = new Population(2015);

/** A vacancy as a partner posts it. */
export function vacancyBody(number: number) {
  const { occupation, engagement, startsOn, workplace, requirements } = demand.vacancy();
  return {
    externalRef: `bench-${Date.now()}-${number}`,
    company: { externalRef: 'bench', name: 'Bench GmbH', contactEmail: 'jobs@bench.example', locale: 'de' },
    title: 'Fachkraft',
    occupation: { scheme: 'isco-08', code: occupation.isco },
    ...(engagement === 'internship' ? { engagement, endsOn: '2028-12-31' } : { engagement }),
    demand: 'open',
    positions: 1,
    startsOn,
    validThrough: '2099-12-31',
    workplace: { postalCode: '39104', city: 'Magdeburg', ...workplace },
    // Where the law asks for recognition, a vacancy cannot do without.
    requirements: regulationOf({ isco: occupation.isco }) ? { ...requirements, recognition: 'required' } : requirements,
  };
}
