import { CEFR_LEVELS, RECOGNITION_STATUSES } from '#scoring/vocabulary';
import type { SeededRandom } from '../../tools/sample/seeded-random.ts';
import { candidate, inDays, vacancy } from '../examples.ts';

/** Most in one trade, so that more suit than a shortlist takes. */
const TRADES = ['7126', '7126', '7126', '7126', '7126', '7126', '7125', '7411'];
/** What is given by law for regulated occupations only would be refused. */
const STATUSES = RECOGNITION_STATUSES.filter((status) => ['full', 'partial', 'in-process', 'refused'].includes(status));

export type VacancyBody = ReturnType<typeof vacancyBody>;
export type CandidateBody = ReturnType<typeof candidateBody>;

/** A vacancy as its partner might send it now. */
export function vacancyBody(random: SeededRandom, externalRef: string, company: string) {
  return {
    ...vacancy(),
    externalRef,
    company: {
      externalRef: company,
      name: `${company} GmbH`,
      contactEmail: `jobs@${company}.example`,
      locale: 'de' as const,
    },
    title: `Fachkraft ${random.whole(1, 1_000_000)}`,
    occupation: { scheme: 'isco-08' as const, code: random.oneOf(TRADES) },
    engagement: 'permanent' as const,
    startsOn: inDays(random.whole(60, 150)),
    workplace: { postalCode: '39104', city: 'Magdeburg', country: 'DE', nuts: 'DEE0' },
    requirements: {
      recognition: 'preferred' as const,
      experienceYears: random.whole(0, 8),
      languages: [{ language: 'de', level: random.oneOf(CEFR_LEVELS), importance: 'must' as const }],
    },
  };
}

/** A candidate as an institution might send them now; one in four has withdrawn consent. */
export function candidateBody(random: SeededRandom) {
  const occupation = { scheme: 'isco-08' as const, code: random.oneOf(TRADES) };
  const status = random.oneOf(STATUSES);
  return {
    ...candidate(),
    occupations: [{ ...occupation, experienceYears: random.whole(0, 12) }],
    qualifications: [
      {
        title: 'Certificate',
        occupation,
        awardedIn: 'LV', // At random, so not in the order in which recognition goes.
        recognition: { status, correction: true },
      },
    ],
    languages: [{ language: 'de', level: random.oneOf(CEFR_LEVELS), evidence: 'certificate' as const }],
    availability: { from: inDays(30), engagements: ['permanent' as const], regions: ['DE'] },
    consents: [{ purpose: 'matching' as const, given: !random.chance(0.25), at: '2026-10-01T09:00:00Z' }],
  };
}
