import { Problem } from '#platform/problem';
import { readVacancy } from './read-vacancy.ts';
import type { VacancySubmission } from './vacancy.submission.ts';

const TODAY = '2026-11-25';
const plumber: VacancySubmission = {
  externalRef: 'HWK-2026-0815',
  company: { externalRef: 'muster-shk', name: 'Muster SHK', contactEmail: 'jobs@muster-shk.example', locale: 'de' },
  title: 'Anlagenmechaniker SHK (m/w/d)',
  occupation: { scheme: 'isco-08', code: '7126' },
  engagement: 'permanent',
  demand: 'open',
  positions: 2,
  startsOn: '2027-03-01',
  validThrough: '2027-06-30',
  workplace: { postalCode: '39104', city: 'Magdeburg', country: 'DE' },
  requirements: {},
};

/** The first fault a submission has at each field, by pointer. */
function faultsOf(changes: Partial<VacancySubmission>, circumstances = {}): Record<string, string> {
  try {
    readVacancy({ ...plumber, ...changes }, TODAY, circumstances);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return Object.fromEntries((error.members.errors ?? []).map(({ pointer, detail }) => [pointer, detail]));
  }
  return {};
}

describe('A vacancy is understood, or each of its contradictions is named', () => {
  test('what is not said is filled in where the meaning is plain', () => {
    expect(readVacancy(plumber, TODAY)).toMatchObject({
      workplace: { nuts: 'DEE03' },
      requirements: { recognition: 'preferred', languages: [] },
    });
  });

  test.each([
    ['a start in the past', { startsOn: '2026-11-24' }, '#/startsOn', 'in the past (2026-11-24); today is 2026-11-25'],
    ['a mistyped year', { startsOn: '2207-03-01' }, '#/startsOn', 'more than 10 years ahead; 2036-11-25 is the latest'],
    ['a last valid day in the past', { validThrough: '2026-11-24' }, '#/validThrough', 'in the past'],
    ['an internship without end', { engagement: 'internship' }, '#/endsOn', 'an internship has a last day'],
    ['an end before the start', { engagement: 'internship', endsOn: '2027-02-28' }, '#/endsOn', 'after the start'],
    ['an endless internship', { engagement: 'internship', endsOn: '2127-03-02' }, '#/endsOn', 'more than 5 years'],
    ['an end of what is permanent', { endsOn: '2027-09-01' }, '#/endsOn', 'does not go with a permanent'],
  ] as const)('days that make no sense say why: %s', (_, changes, pointer, reason) => {
    expect(faultsOf(changes)).toEqual({ [pointer]: expect.stringContaining(reason) });
  });

  test('days that stood there before may have passed', () => {
    const before = { startsOn: '2026-10-01', validThrough: '2026-11-24' };
    expect(faultsOf(before, { before })).toEqual({});
  });

  test('an open demand is certain, a foreseeable one is as certain as it is said to be', () => {
    expect(faultsOf({ certainty: 'possible' })).toEqual({ '#/certainty': expect.stringContaining('foreseeable') });
    expect(faultsOf({ certainty: 'certain' })).toEqual({});
    expect(readVacancy({ ...plumber, demand: 'foreseeable', certainty: 'possible' }, TODAY).certainty).toBe('possible');
  });

  test('a company is named by its reference alone if it is known', () => {
    const company = { externalRef: 'muster/shk' };
    expect(faultsOf({ company }, { companyKnown: true })).toEqual({});
    const way = expect.stringContaining('PUT /v1/companies/by-ref/muster%2Fshk');
    expect(faultsOf({ company })).toEqual({ '#/company/externalRef': way });
  });

  test('weights of its own are kept as they were sent, and need not be all', () => {
    const requirements = { weights: { trade: 40, language: 50 } };
    expect(readVacancy({ ...plumber, requirements }, TODAY).requirements.weights).toEqual({
      trade: 40,
      language: 50,
    });
  });

  test('weights beyond the bounds of the ruleset are named, with the bounds', () => {
    expect(faultsOf({ requirements: { weights: { trade: 10, recognition: 50, language: 51 } } })).toEqual({
      '#/requirements/weights/trade': expect.stringContaining('must be from 30 to 80'),
      '#/requirements/weights/language': expect.stringContaining('must be from 0 to 50'),
    });
  });

  test('half a company is none', () => {
    const company = { externalRef: 'muster-shk', name: 'Muster SHK' };
    const faults = faultsOf({ company }, { companyKnown: true });
    expect(Object.keys(faults)).toEqual(['#/company/contactEmail', '#/company/locale']);
  });
});
