import fc from 'fast-check';
import { assess } from '#scoring/assess';
import { defaultRuleset } from '#scoring/ruleset';
import { RECOGNITION_STATUSES } from '#scoring/vocabulary';
import { type CandidateSubmission, DRIVING_LICENCES } from './candidate.submission.ts';
import { pseudonymousProfile } from './pseudonymous-profile.ts';
import { readCandidate } from './read-candidate.ts';

const NOW = new Date('2026-10-14T12:00:00Z');
const TODAY = '2026-10-14';

const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const country = oneOf(['LV', 'DE', 'UA', 'SY', 'IN', 'BR']);
const birthDate = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2010-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** All that a nomination says of a person beside what the law lets a score know. */
const protectedFields = fc.record({
  person: fc.record({
    givenName: text,
    familyName: text,
    email: fc.emailAddress(),
    preferredLanguage: oneOf(['de', 'en', 'lv'] as const),
    phone: maybe(fc.constant('+371 20000000')),
    birthDate: maybe(birthDate),
  }),
  residence: fc.record({ country }),
  awardedIn: country,
  title: text,
  householdSize: maybe(fc.integer({ min: 1, max: 30 })),
  notes: maybe(text),
  mobility: maybe(
    fc.record({
      relocates: maybe(fc.boolean()),
      commuteKilometres: maybe(fc.nat(300)),
      drivingLicences: maybe(fc.subarray([...DRIVING_LICENCES])),
      ownVehicle: maybe(fc.boolean()),
    }),
  ),
  proof: maybe(text),
});
type ProtectedFields = typeof protectedFields extends fc.Arbitrary<infer Value> ? Value : never;

const trade = oneOf(['7126', '7125', '2221', '3221']);
const allowedFields = fc.record({
  isco: trade,
  experienceYears: maybe(fc.nat(12)),
  status: maybe(oneOf(RECOGNITION_STATUSES)),
  level: oneOf(['A1', 'A2', 'B1', 'C1'] as const),
  from: oneOf(['2026-11-01', '2027-02-15', '2028-01-01']),
});
type AllowedFields = typeof allowedFields extends fc.Arbitrary<infer Value> ? Value : never;

function nomination(
  allowed: AllowedFields,
  { awardedIn, title, proof, ...rest }: ProtectedFields,
): CandidateSubmission {
  const { isco, experienceYears, status, level, from } = allowed;
  const occupation = { scheme: 'isco-08', code: isco } as const;
  return {
    ...rest,
    occupations: [{ ...occupation, experienceYears }],
    qualifications: [{ title, occupation, awardedIn, recognition: status && { status } }],
    languages: [{ language: 'de', level }],
    availability: { from, engagements: ['permanent'], regions: ['DE'] },
    consents: [{ purpose: 'matching', given: true, at: '2026-10-01T09:00:00Z', proof }],
  } as CandidateSubmission;
}

/** What a vacancy would make of a nomination, or the faults that would be told. */
function outcome(submission: CandidateSubmission, isco: string): string {
  try {
    const profile = pseudonymousProfile(readCandidate(submission, NOW));
    const vacancy = {
      occupation: { isco },
      open: true,
      engagement: 'permanent',
      startsOn: '2027-03-01',
      workplace: { country: 'DE', nuts: 'DEE03' },
      requirements: {
        recognition: 'preferred',
        experienceYears: 3,
        languages: [{ language: 'de', level: 'B1', importance: 'must' }],
      },
    } as const;
    return JSON.stringify(assess(vacancy, { ...profile, consentToMatching: true }, defaultRuleset, TODAY));
  } catch (error) {
    return (error as Error).message;
  }
}

describe('Who somebody is', () => {
  test('changes no bit of a score: neither name, age, sex, origin, family nor anything else a nomination says of the person', () => {
    let scored = 0;
    fc.assert(
      fc.property(allowedFields, protectedFields, protectedFields, trade, (allowed, one, other, isco) => {
        const result = outcome(nomination(allowed, one), isco);
        if (result.startsWith('{"matched":true')) scored += 1;
        expect(outcome(nomination(allowed, other), isco)).toBe(result);
      }),
      { numRuns: 300 },
    );
    expect(scored).toBeGreaterThan(50);
  });
});
