import fc from 'fast-check';
import { assess } from './assess.ts';
import type { CandidateFacts, VacancyFacts } from './assessment.ts';
import { defaultRuleset } from './ruleset.ts';
import {
  CANDIDATE_LEVELS,
  CEFR_LEVELS,
  ELIGIBILITY_STATUSES,
  ENGAGEMENTS,
  EVIDENCES,
  LANGUAGE_IMPORTANCES,
  RECOGNITION_STATUSES,
  RECOGNITION_WISHES,
} from './vocabulary.ts';

const LANGUAGES = ['de', 'en', 'lv'];
const oneOf = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const day = fc
  .integer({ min: 0, max: 500 })
  .map((days) => new Date(Date.UTC(2026, 6, 1 + days)).toISOString().slice(0, 10));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const occupation = fc.record({
  isco: oneOf(['2221', '3221', '7126', '7125', '7131', '8332', '2512']),
  trade: maybe(oneOf(['one', 'other'])),
});
const years = maybe(fc.integer({ min: 0, max: 12 }));

const vacancies: fc.Arbitrary<VacancyFacts> = fc.record({
  occupation,
  open: fc.constant(true),
  engagement: oneOf(ENGAGEMENTS),
  startsOn: day,
  workplace: fc.record({ country: fc.constant('DE'), nuts: maybe(oneOf(['DEE0', 'DE212'])) }),
  requirements: fc.record({
    recognition: oneOf(RECOGNITION_WISHES),
    experienceYears: years,
    languages: fc.uniqueArray(
      fc.record({ language: oneOf(LANGUAGES), level: oneOf(CEFR_LEVELS), importance: oneOf(LANGUAGE_IMPORTANCES) }),
      { selector: ({ language }) => language },
    ),
  }),
});

const candidates: fc.Arbitrary<CandidateFacts> = fc.record({
  consentToMatching: fc.constant(true),
  occupations: fc.array(fc.record({ occupation, experienceYears: years }), { minLength: 1, maxLength: 3 }),
  qualifications: fc.array(
    fc.record({
      occupation,
      recognition: maybe(
        fc.record({ status: oneOf(RECOGNITION_STATUSES), expectedOn: maybe(day), appliedOn: maybe(day) }),
      ),
    }),
    { maxLength: 3 },
  ),
  languages: fc.uniqueArray(
    fc.record({
      language: oneOf(LANGUAGES),
      level: oneOf(CANDIDATE_LEVELS),
      evidence: maybe(oneOf(EVIDENCES)),
      examinedOn: maybe(day),
      course: maybe(fc.record({ level: oneOf(CEFR_LEVELS), expectedOn: day })),
    }),
    { selector: ({ language }) => language },
  ),
  availability: fc.record({
    from: day,
    engagements: fc.constant([...ENGAGEMENTS]),
    regions: fc.constantFrom(['DE'], ['DEE0'], ['DEE03', 'LV']),
  }),
});

const RUNS = { numRuns: 1_000 };

test('every pair has a result: points add up to the score, and nothing leaves its range', () => {
  fc.assert(
    fc.property(vacancies, candidates, day, (vacancy, candidate, today) => {
      const assessment = assess(vacancy, candidate, defaultRuleset, today);
      if (!assessment.matched) return expect(assessment.reasons.length).toBeGreaterThan(0);
      const { score, scoreToday, confidence, criteria, eligibility } = assessment;
      const hundredths = criteria.reduce((sum, { points }) => sum + Math.round(points * 100), 0);
      expect(score).toBe(Math.floor((hundredths + 50) / 100));
      expect(scoreToday).toBeLessThanOrEqual(score);
      for (const number of [score, scoreToday, confidence * 100]) expect(number >= 0 && number <= 100).toBe(true);
      for (const { value, points } of criteria) expect(value === null ? points : 0).toBe(0);
      expect(eligibility.status === 'eligible').toBe(eligibility.conditions.length === 0);
      expect(JSON.parse(JSON.stringify(assessment))).toStrictEqual(assessment);
    }),
    RUNS,
  );
});

test('the order in which things are listed is of no effect', () => {
  fc.assert(
    fc.property(vacancies, candidates, day, (vacancy, candidate, today) => {
      const reversed = {
        ...candidate,
        occupations: [...candidate.occupations].reverse(),
        qualifications: [...candidate.qualifications].reverse(),
        languages: [...candidate.languages].reverse(),
      };
      const essence = (facts: CandidateFacts) => {
        const assessment = assess(vacancy, facts, defaultRuleset, today);
        if (!assessment.matched) return assessment.reasons.map(({ kind }) => kind);
        const { score, scoreToday, confidence, eligibility } = assessment;
        return { score, scoreToday, confidence, status: eligibility.status, from: eligibility.from };
      };
      expect(essence(reversed)).toEqual(essence(candidate));
    }),
    RUNS,
  );
});

test('who learns more never falls, neither in score nor in eligibility', () => {
  fc.assert(
    fc.property(vacancies, candidates, day, (vacancy, candidate, today) => {
      const better = {
        ...candidate,
        languages: candidate.languages.map((skill) => ({
          ...skill,
          level: CANDIDATE_LEVELS[CANDIDATE_LEVELS.indexOf(skill.level) + 1] ?? skill.level,
        })),
      };
      const before = assess(vacancy, candidate, defaultRuleset, today);
      const after = assess(vacancy, better, defaultRuleset, today);
      if (!before.matched || !after.matched) return expect(after.matched).toBe(before.matched);
      const place = ({ eligibility }: typeof before) => ELIGIBILITY_STATUSES.indexOf(eligibility.status);
      expect(after.score).toBeGreaterThanOrEqual(before.score);
      expect(after.scoreToday).toBeGreaterThanOrEqual(before.scoreToday);
      expect(place(after)).toBeLessThanOrEqual(place(before));
    }),
    RUNS,
  );
});

/** What must not bear on a score: section 1 AGG, Article 21 of the EU Charter, and whatever tells who someone is. */
const PROTECTED = [
  ...[
    'nationality',
    'citizenship',
    'ethnicity',
    'birthDate',
    'age',
    'sex',
    'gender',
    'religion',
    'belief',
    'disability',
  ],
  ...[
    'sexualOrientation',
    'family',
    'maritalStatus',
    'children',
    'photo',
    'givenName',
    'familyName',
    'email',
    'residence',
  ],
];

const protectedFields = fc.dictionary(
  oneOf(PROTECTED),
  fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.object()),
  {
    minKeys: 1,
  },
);

/** Adds the fields to the facts and to everything within them. */
function withFields<Facts>(facts: Facts, fields: object): Facts {
  if (Array.isArray(facts)) return facts.map((item) => withFields(item, fields)) as Facts;
  if (typeof facts !== 'object' || facts === null) return facts;
  const within = Object.entries(facts).map(([key, value]) => [key, withFields(value, fields)]);
  return { ...Object.fromEntries(within), ...fields };
}

test('what must not be scored cannot reach the result, wherever someone puts it', () => {
  fc.assert(
    fc.property(vacancies, candidates, day, protectedFields, (vacancy, candidate, today, fields) => {
      const plain = assess(vacancy, candidate, defaultRuleset, today);
      const tainted = assess(withFields(vacancy, fields), withFields(candidate, fields), defaultRuleset, today);
      expect(JSON.stringify(tainted)).toBe(JSON.stringify(plain));
    }),
    RUNS,
  );
});
