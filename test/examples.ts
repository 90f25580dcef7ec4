import { randomInt, randomUUID } from 'node:crypto';

/** A region for each file of tests, so that candidates of one do not crowd the shortlists of another. */
const REGION = `DE${randomInt(36 ** 3)
  .toString(36)
  .padStart(3, '0')
  .toUpperCase()}`;

const DAY_MS = 86_400_000;
const NOW = Date.now();

/** A day counted from today, `YYYY-MM-DD`. */
export const inDays = (days: number) => new Date(NOW + days * DAY_MS).toISOString().slice(0, 10);

/** A vacancy for a plumber who speaks German at B1, like the one in the API's documentation. */
export function vacancy(changes: Record<string, unknown> = {}) {
  const ref = `test-${randomUUID()}`;
  return {
    externalRef: ref,
    company: {
      externalRef: `company-${ref}`,
      name: 'Müßig Heizung-Sanitär GmbH',
      contactEmail: `${ref}@company.example`,
      locale: 'de',
    },
    title: 'Anlagenmechaniker SHK (m/w/d)',
    description: 'Wärmepumpen und Bäder in Magdeburg und der Börde.',
    occupation: { scheme: 'isco-08', code: '7126' },
    engagement: 'permanent',
    demand: 'open',
    positions: 2,
    startsOn: inDays(120),
    validThrough: inDays(240),
    workplace: { postalCode: '39104', city: 'Magdeburg', country: 'DE', nuts: REGION },
    requirements: {
      recognition: 'preferred',
      experienceYears: 2,
      languages: [{ language: 'de', level: 'B1', importance: 'must' }],
    },
    ...changes,
  };
}

/** A plumber from Latvia whose B1 exam is due before {@link vacancy} starts. */
export function candidate(changes: Record<string, unknown> = {}) {
  return {
    person: {
      givenName: 'Žanete',
      familyName: 'Ķirsoniņa',
      email: 'zanete@kirsonina.example',
      preferredLanguage: 'lv',
    },
    residence: { country: 'LV' },
    occupations: [{ scheme: 'isco-08', code: '7126', experienceYears: 6 }],
    qualifications: [
      {
        title: 'Santehniķis',
        occupation: { scheme: 'isco-08', code: '7126' },
        awardedIn: 'LV',
        awardedOn: '2016-06-30',
        recognition: {
          status: 'in-process',
          authority: 'HWK Magdeburg',
          appliedOn: inDays(-60),
          expectedOn: inDays(50),
        },
      },
    ],
    languages: [
      {
        language: 'de',
        level: 'A2',
        evidence: 'certificate',
        examinedOn: inDays(-180),
        course: { level: 'B1', expectedOn: inDays(70) },
      },
    ],
    availability: { from: inDays(90), engagements: ['permanent'], regions: [REGION] },
    consents: [{ purpose: 'matching', given: true, at: '2026-10-01T09:00:00Z' }],
    ...changes,
  };
}
