import fc from 'fast-check';
import type { CandidateFacts, VacancyFacts } from '#scoring/assessment';
import { defaultRuleset, type Ruleset } from '#scoring/ruleset';
import {
  CANDIDATE_LEVELS,
  CEFR_LEVELS,
  ENGAGEMENTS,
  LANGUAGE_IMPORTANCES,
  RECOGNITION_STATUSES,
  RECOGNITION_WISHES,
  type RecognitionStatus,
} from '#scoring/vocabulary';

/** Around the days on which the vacancies start, so that many fall together. */
const FIRST_DAY = Date.UTC(2026, 11, 1);
const DAYS = 70;

const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const listOf = <Value>(value: fc.Arbitrary<Value>, maxLength: number, minLength = 0) =>
  fc.array(value, { minLength, maxLength });

export const day = fc
  .integer({ min: 0, max: DAYS })
  .map((days) => new Date(FIRST_DAY + days * 86_400_000).toISOString().slice(0, 10));
/** Related by tree and table in many ways; some are regulated. */
const occupation = oneOf([
  ...Array(8).fill({ isco: '7126' }),
  ...Array(5).fill({ isco: '3221' }),
  { isco: '7126', trade: 'anlagenmechaniker-shk' },
  { isco: '7126', trade: 'other' },
  { isco: '7125' },
  { isco: '7411' },
  { isco: '7212' },
  { isco: '3115' },
  { isco: '2221' },
  { isco: '5321' },
  { isco: '5321', trade: 'pflegefachassistent' },
  { isco: '3221', trade: 'altenpfleger' },
  { isco: '2512' },
]);
const years = maybe(fc.oneof(fc.integer({ min: 0, max: 8 }), oneOf([0.5, 1.25, 2.999])));
/** One that needs a day more often than the others. */
const status = oneOf([...RECOGNITION_STATUSES, ...Array<RecognitionStatus>(8).fill('in-process')]);
const language = oneOf(['de', 'en', 'lv']);
const region = oneOf(['DE', 'DEE', 'DEE03', 'DE2', 'LV', 'D']);

export const vacancy: fc.Arbitrary<VacancyFacts> = fc.record({
  occupation,
  open: oneOf([true, true, true, true, true, true, false]),
  engagement: oneOf(ENGAGEMENTS),
  startsOn: day,
  workplace: fc.record({ country: oneOf(['DE', 'DE', 'DE', 'LV']), nuts: maybe(oneOf(['DEE0', 'DEE03', 'DE212'])) }),
  requirements: fc.record({
    recognition: oneOf(RECOGNITION_WISHES),
    experienceYears: years,
    languages: listOf(fc.record({ language, level: oneOf(CEFR_LEVELS), importance: oneOf(LANGUAGE_IMPORTANCES) }), 3),
    weights: maybe(fc.record({ trade: oneOf([10, 40, 77.7]), language: oneOf([0, 30]) }, { requiredKeys: [] })),
  }),
});

const anyone: fc.Arbitrary<CandidateFacts> = fc.record({
  consentToMatching: oneOf([true, true, true, true, true, false]),
  occupations: listOf(fc.record({ occupation, experienceYears: years }), 3),
  qualifications: listOf(
    fc.record({
      occupation,
      recognition: maybe(fc.record({ status, expectedOn: maybe(day) })),
    }),
    3,
  ),
  languages: listOf(
    fc.record({
      language,
      level: oneOf(CANDIDATE_LEVELS),
      course: maybe(fc.record({ level: oneOf(CEFR_LEVELS), expectedOn: day })),
    }),
    4,
  ),
  availability: fc.record({
    from: day,
    engagements: fc.subarray([...ENGAGEMENTS], { minLength: 0 }),
    regions: listOf(region, 3),
  }),
});

/** Suits as well as anyone can. */
const allRound: CandidateFacts = {
  consentToMatching: true,
  occupations: [{ occupation: { isco: '7126' } }, { occupation: { isco: '3221' } }],
  qualifications: ['7126', '3221'].map((isco) => ({ occupation: { isco }, recognition: { status: 'full' } })),
  languages: ['de', 'en', 'lv'].map((name) => ({ language: name, level: 'C2' })),
  availability: { from: '2020-01-01', engagements: [...ENGAGEMENTS], regions: ['DE'] },
};

const candidate = fc.oneof({ weight: 4, arbitrary: anyone }, { weight: 1, arbitrary: fc.constant(allRound) });

/** Whoever is nobody's double differs in the id alone, so that there are ties. */
export const candidates: fc.Arbitrary<Map<string, CandidateFacts>> = fc
  .tuple(listOf(candidate, 12, 1), fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 40 }))
  .map(([profiles, ids]) => new Map(ids.map((id, number) => [id, profiles[number % profiles.length]!])));

const share = fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20);

export const ruleset: fc.Arbitrary<Ruleset> = fc.oneof(
  fc.constant(defaultRuleset),
  fc
    .record({
      weights: fc.record({
        trade: fc.integer({ min: 1, max: 70 }),
        recognition: fc.integer({ min: 0, max: 70 }),
        language: oneOf([0, 25, 33.3, 0.1]),
      }),
      sameUnitGroup: share,
      experience: fc.record({ deductionPerYear: share, maximum: share }),
      threshold: fc.integer({ min: 0, max: 90 }),
      availabilityGraceDays: fc.integer({ min: 0, max: 20 }),
    })
    .map(({ sameUnitGroup, weights, ...changes }) => ({
      ...defaultRuleset,
      ...changes,
      weights: { ...defaultRuleset.weights, ...weights },
      tradeValues: { ...defaultRuleset.tradeValues, 'same-unit-group': sameUnitGroup },
    })),
);
