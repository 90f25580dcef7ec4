import { LOCALES, type Locale } from '#occupations/locale';
import { assess } from './assess.ts';
import type { Condition, CriterionTrace, Eligibility, FilterReason } from './assessment.ts';
import type { LanguageFinding } from './criteria/language.ts';
import type { RecognitionDetails } from './criteria/recognition.ts';
import type { ExperienceFinding, TradeReason } from './criteria/trade.ts';
import { plumber, plumberVacancy, TODAY } from './example-pair.spec.ts';
import { explainCriterion, explainEligibility, explainFilter } from './explanation.ts';
import { defaultRuleset } from './ruleset.ts';
import { GATES } from './ruleset-content.ts';
import {
  CANDIDATE_LEVELS,
  ELIGIBILITY_STATUSES,
  ENGAGEMENTS,
  EVIDENCES,
  LANGUAGE_IMPORTANCES,
  RECOGNITION_STATUSES,
} from './vocabulary.ts';

/** The keys of an object the compiler holds complete. */
const keysOf = <Key extends string>(all: Record<Key, true>) => Object.keys(all) as Key[];

const TRADE_REASONS = keysOf<TradeReason>({
  'same-occupation': true,
  'same-unit-group': true,
  'related-trade': true,
  'same-minor-group': true,
  'same-sub-major-group': true,
});
const EXPERIENCES = keysOf<ExperienceFinding>({ 'not-asked': true, 'not-stated': true, enough: true, short: true });

const asked = { isco: '7126' };
const numbers = { value: 0.5, weight: 25, points: 12.5 };

const tradeTraces = TRADE_REASONS.flatMap((reason) =>
  EXPERIENCES.flatMap((experience) =>
    [asked, { isco: '7125' }].map((offered): CriterionTrace => {
      const years = experience === 'not-asked' ? {} : { yearsAsked: 1.5, yearsHad: 1 };
      const details = { asked, offered, similarity: 0.5, rule: 'some-rule', experience, deduction: 0.04, ...years };
      return { criterion: 'trade', ...numbers, reason, details };
    }),
  ),
);

const GATED: RecognitionDetails[] = [
  { regulated: false },
  ...[...GATES, 'unknown' as const].flatMap((gateState): RecognitionDetails[] => [
    { regulated: false, gate: 'required', gateState },
    { regulated: true, gate: 'regulated', gateState, competentBody: 'Landesverwaltungsamt', legalBasis: 'PflBG' },
  ]),
];
const recognitionTraces: CriterionTrace[] = [
  { criterion: 'recognition', ...numbers, reason: 'not-needed', details: { regulated: false } },
  ...GATED.flatMap((gated) => [
    { criterion: 'recognition' as const, ...numbers, value: null, reason: 'not-stated' as const, details: gated },
    ...RECOGNITION_STATUSES.flatMap((reason) =>
      [{}, { expectedOn: '2027-01-15', authority: 'HWK Magdeburg' }].map(
        (known): CriterionTrace => ({
          criterion: 'recognition',
          ...numbers,
          reason,
          details: { qualification: asked, ...gated, ...known },
        }),
      ),
    ),
  ]),
];

const COURSES = [
  {},
  { levelAtStart: 'B1', courseLevel: 'B1', courseExpectedOn: '2027-01-31' },
  { courseLevel: 'B1', courseExpectedOn: '2027-04-30' },
  { levelAtStart: 'A2+', courseLevel: 'A2+', courseExpectedOn: '2027-01-31' },
] as const;
const findings = LANGUAGE_IMPORTANCES.flatMap((importance): LanguageFinding[] => {
  const language = { language: 'de', asked: 'B1', importance, value: 0.5 } as const;
  return [
    { ...language, value: null },
    ...CANDIDATE_LEVELS.flatMap((level) =>
      [...EVIDENCES, undefined].flatMap((evidence) =>
        ['2026-05-10', undefined].flatMap((examinedOn) =>
          COURSES.map((course) => ({ ...language, level, levelAtStart: level, evidence, examinedOn, ...course })),
        ),
      ),
    ),
  ];
});
const languageTraces: CriterionTrace[] = [
  { criterion: 'language', ...numbers, reason: 'none-asked', details: { languages: [] } },
  ...findings.map(
    (finding): CriterionTrace => ({
      criterion: 'language',
      ...numbers,
      reason: 'level-short',
      details: { languages: [finding] },
    }),
  ),
];

const conditions: Condition[] = [
  { kind: 'language', language: 'de', to: 'B1' },
  ...CANDIDATE_LEVELS.flatMap((from): Condition[] => [
    { kind: 'language', language: 'de', from, to: 'B1' },
    { kind: 'language', language: 'de', from, to: 'B1', expectedOn: '2027-01-31' },
  ]),
  ...(['regulated', 'required'] as const).flatMap((gate) =>
    [undefined, ...RECOGNITION_STATUSES].flatMap((status): Condition[] => [
      { kind: 'recognition', status, gate },
      { kind: 'recognition', status, gate, expectedOn: '2027-01-15', authority: 'HWK Magdeburg' },
      { kind: 'recognition', status, gate, competentBody: 'Landesverwaltungsamt' },
    ]),
  ),
  { kind: 'availability', expectedOn: '2027-03-10' },
];
const eligibilities = ELIGIBILITY_STATUSES.flatMap((status): Eligibility[] =>
  status === 'eligible'
    ? [{ status, conditions: [] }]
    : [
        ...conditions.map((condition) => ({ status, from: '2027-03-10', conditions: [condition] })),
        ...(status === 'conditional' ? [] : [{ status, conditions }]),
      ],
);

const FILTERS: { [Kind in FilterReason['kind']]: Extract<FilterReason, { kind: Kind }>[] } = {
  'vacancy-not-open': [{ kind: 'vacancy-not-open' }],
  'no-consent': [{ kind: 'no-consent' }],
  engagement: ENGAGEMENTS.flatMap((offer) =>
    [[], [offer]].map((offered) => ({ kind: 'engagement', asked: offer, offered })),
  ),
  region: [
    { kind: 'region', workplace: { country: 'DE', nuts: 'DEE03' }, regions: ['PL', 'DE1'] },
    { kind: 'region', workplace: { country: 'DE' }, regions: [] },
  ],
  'not-available': [{ kind: 'not-available', from: '2027-05-01', start: '2027-03-01', graceDays: 30 }],
  'unrelated-trade': [
    { kind: 'unrelated-trade', asked, offered: [{ isco: '8332' }, { isco: '2512' }] },
    { kind: 'unrelated-trade', asked, offered: [] },
  ],
};

const FULL_SENTENCES = /^[\p{Lu}„“\d][\s\S]*\.$/u;
const SLIPS =
  /undefined|null|NaN|Invalid|\[object|\$\{|[{}]|\(\s*\)|\s{2}|\s[.,;:]|[.,;:]{2}|“”|„”|„“|\d{4}-\d{2}-\d{2}/;

describe.each(LOCALES)('In %s', (locale: Locale) => {
  test.each([
    ['trade', tradeTraces.map((trace) => explainCriterion(trace, locale))],
    ['recognition', recognitionTraces.map((trace) => explainCriterion(trace, locale))],
    ['language', languageTraces.map((trace) => explainCriterion(trace, locale))],
    ['eligibility', eligibilities.map((eligibility) => explainEligibility(eligibility, locale))],
    [
      'hard facts',
      Object.values(FILTERS)
        .flat()
        .map((reason) => explainFilter(reason, locale)),
    ],
  ])('every outcome of %s is told in full sentences without a gap', (_what, texts) => {
    expect(texts.filter((text) => !FULL_SENTENCES.test(text) || SLIPS.test(text))).toEqual([]);
  });
});

const assessment = assess(plumberVacancy(), plumber(), defaultRuleset, TODAY);

test.each([
  [
    'de',
    [
      'Deutsch wird derzeit auf A2 gesprochen (Zertifikat vom 10. Mai 2026); ein Kurs auf B1 endet am 31. Januar 2027, sodass das verlangte B1 bis zum Beginn erreicht ist.',
      'Die Arbeit kann ab dem 31. Januar 2027 beginnen. Voraussetzung: Deutsch auf B1 (derzeit A2, erwartet am 31. Januar 2027).',
    ],
  ],
  [
    'en',
    [
      'German is at A2 now (certificate of 10 May 2026); a course to B1 ends on 31 January 2027, so that the required B1 is reached by the start.',
      'The work can begin from 31 January 2027. Condition: German at B1 (now A2, expected on 31 January 2027).',
    ],
  ],
  [
    'lv',
    [
      'Vācu valoda pašlaik ir A2 līmenī (sertifikāts, 10.05.2026); kursi B1 līmeņa apguvei beidzas 31.01.2027, tāpēc līdz darba sākumam būs sasniegts prasītais B1 līmenis.',
      'Darbu var sākt no 31.01.2027. Nosacījums: vācu valoda B1 līmenī (pašlaik A2, gaidāms 31.01.2027).',
    ],
  ],
] as const)(
  'in %s a course that ends before the start is told with its day, from the stored trace alone',
  (locale, sentences) => {
    if (!assessment.matched) throw new Error('filtered');
    const stored: typeof assessment = JSON.parse(JSON.stringify(assessment));
    expect([explainCriterion(stored.criteria[2]!, locale), explainEligibility(stored.eligibility, locale)]).toEqual(
      sentences,
    );
  },
);

test('a reader of English is told the whole', () => {
  if (!assessment.matched) throw new Error('filtered');
  const [trade, recognition] = assessment.criteria.map((trace) => explainCriterion(trace, 'en'));
  expect(trade).toMatch(
    /belongs to the occupational group asked for: “.+” \(ISCO-08 7126\)\. The experience asked for is there \(2 years\)\.$/,
  );
  expect(recognition).toMatch(
    /^Recognition of the qualification “.+” has been applied for \(HWK Magdeburg\); the outcome is expected on 15 January 2027\. The occupation is not regulated/,
  );
});

test('a trace that is no criterion’s is refused by its name', () => {
  const trace = { criterion: 'charm' } as unknown as CriterionTrace;
  expect(() => explainCriterion(trace, 'en')).toThrow('No criterion is called "charm".');
});
