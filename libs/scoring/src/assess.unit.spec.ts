import { assess } from './assess.ts';
import type { CandidateFacts, VacancyFacts } from './assessment.ts';
import { german, nurse, nurseVacancy, plumber, plumberVacancy, plumbing, TODAY } from './example-pair.spec.ts';
import { contentOf, defaultRuleset, readRuleset } from './ruleset.ts';

const assessed = (vacancy: VacancyFacts, candidate: CandidateFacts, ruleset = defaultRuleset) => {
  const assessment = assess(vacancy, candidate, ruleset, TODAY);
  if (!assessment.matched) throw new Error(`filtered: ${JSON.stringify(assessment.reasons)}`);
  const [trade, recognition, language] = assessment.criteria;
  return { ...assessment, trade: trade!, recognition: recognition!, language: language! };
};

test('a plumber on the way to recognition and B1 is assessed with everything an explanation needs', () => {
  expect(assess(plumberVacancy(), plumber(), defaultRuleset, TODAY)).toEqual({
    matched: true,
    score: 89,
    scoreToday: 79,
    confidence: 1,
    eligibility: {
      status: 'conditional',
      from: '2027-01-31',
      conditions: [{ kind: 'language', language: 'de', from: 'A2', to: 'B1', expectedOn: '2027-01-31' }],
    },
    criteria: [
      {
        criterion: 'trade',
        value: 0.9,
        weight: 50,
        points: 45,
        reason: 'same-unit-group',
        details: {
          asked: { isco: '7126' },
          offered: { isco: '7126' },
          similarity: 0.9,
          experience: 'enough',
          yearsAsked: 2,
          yearsHad: 6,
          deduction: 0,
        },
      },
      {
        criterion: 'recognition',
        value: 0.75,
        weight: 25,
        points: 18.75,
        reason: 'in-process',
        details: {
          qualification: { isco: '7126' },
          regulated: false,
          appliedOn: '2026-09-01',
          expectedOn: '2027-01-15',
          authority: 'HWK Magdeburg',
        },
      },
      {
        criterion: 'language',
        value: 1,
        weight: 25,
        points: 25,
        reason: 'level-reached-by-start',
        details: {
          languages: [
            {
              language: 'de',
              asked: 'B1',
              importance: 'must',
              level: 'A2',
              levelAtStart: 'B1',
              value: 1,
              evidence: 'certificate',
              examinedOn: '2026-05-10',
              courseLevel: 'B1',
              courseExpectedOn: '2027-01-31',
            },
          ],
        },
      },
    ],
  });
});

describe('Trade', () => {
  test('the occupation that fits best counts, experience included', () => {
    const candidate = plumber({
      occupations: [
        { occupation: { isco: '7126' }, experienceYears: 0 },
        { occupation: { isco: '7126', trade: 'anlagenmechaniker-shk' }, experienceYears: 1 },
        { occupation: { isco: '8332' }, experienceYears: 30 },
      ],
    });
    const { trade } = assessed(plumberVacancy(), candidate);
    expect(trade).toMatchObject({
      value: 0.864,
      details: { offered: { trade: 'anlagenmechaniker-shk' }, deduction: 0.04 },
    });
  });

  test('a related trade brings its own value and names its rule', () => {
    const { trade } = assessed(nurseVacancy({ occupation: { isco: '2221' } }), nurse({ status: 'full' }));
    expect(trade).toMatchObject({
      value: 0.95,
      reason: 'related-trade',
      details: { rule: expect.any(String) },
    });
  });
});

describe('Recognition', () => {
  test('of several qualifications the nearest to the vacancy counts, though its state is the worse', () => {
    const glazing = { occupation: { isco: '7125' }, recognition: { status: 'full' } } as const;
    const candidate = plumber({ qualifications: [glazing, plumbing({ status: 'refused' })] });
    expect(assessed(plumberVacancy(), candidate).recognition.reason).toBe('refused');
  });

  test('the nearest counts also if its state is not stated', () => {
    const glazing = { occupation: { isco: '7125' }, recognition: { status: 'full' } } as const;
    const candidate = plumber({ qualifications: [glazing, plumbing()] });
    expect(assessed(plumberVacancy(), candidate).recognition).toMatchObject({
      value: null,
      points: 0,
      weight: 25,
      reason: 'not-stated',
    });
  });

  test.each([
    [
      'the higher value',
      [plumbing({ status: 'partial' }), plumbing({ status: 'not-applied' }), plumbing()],
      'not-applied',
      undefined,
    ],
    [
      'of two procedures the one that ends first',
      [
        plumbing({ status: 'in-process' }),
        plumbing({ status: 'in-process', expectedOn: '2027-06-01' }),
        plumbing({ status: 'in-process', expectedOn: '2027-01-01' }),
      ],
      'in-process',
      '2027-01-01',
    ],
  ])('of equally near ones the better state counts: %s', (_what, qualifications, reason, expectedOn) => {
    for (const listed of [qualifications, [...qualifications].reverse()]) {
      const { recognition } = assessed(plumberVacancy(), plumber({ qualifications: listed }));
      expect(recognition).toMatchObject({ reason, details: expectedOn === undefined ? {} : { expectedOn } });
    }
  });

  test('an unrelated qualification says nothing', () => {
    const driving = { occupation: { isco: '8332' }, recognition: { status: 'full' } } as const;
    expect(assessed(plumberVacancy(), plumber({ qualifications: [driving] })).recognition.reason).toBe('not-stated');
  });

  test('a closed gate of a regulated occupation names who opens it', () => {
    const { recognition, eligibility } = assessed(nurseVacancy(), nurse({ status: 'not-applied' }));
    expect(recognition).toMatchObject({
      value: 0,
      points: 0,
      details: { gate: 'regulated', gateState: 'closed', legalBasis: expect.stringContaining('PflBG') },
    });
    const competentBody = expect.stringContaining('Landesverwaltungsamt');
    expect(eligibility.conditions).toEqual([
      { kind: 'recognition', status: 'not-applied', gate: 'regulated', competentBody },
    ]);
  });

  test('a criterion that is not needed has no weight, and the others share it', () => {
    const { recognition, trade } = assessed(plumberVacancy({ requirements: { recognition: 'not-needed' } }), plumber());
    expect(recognition).toMatchObject({ value: null, weight: 0, points: 0, reason: 'not-needed' });
    expect(trade.points).toBe(60);
  });
});

describe('Language', () => {
  test('among several a must weighs twice as much as a want', () => {
    const languages = [
      { language: 'de', level: 'B1', importance: 'must' },
      { language: 'en', level: 'B1', importance: 'want' },
      { language: 'pl', level: 'A1', importance: 'want' },
    ] as const;
    const candidate = plumber({ languages: [german('A2'), { language: 'en', level: 'B2' }] });
    const { language } = assessed(plumberVacancy({ requirements: { languages } }), candidate);
    expect(language.value).toBeCloseTo((2 * 0.6 + 1) / 3, 11);
    expect(language).toMatchObject({
      points: 18.33,
      reason: 'level-short',
      details: { languages: [{ value: 0.6 }, { value: 1 }, { value: null }] },
    });
  });

  test('on what a level rests and how old the exam is do not change the score', () => {
    const scores = (['certificate', 'school', 'self-assessed', undefined] as const).map(
      (evidence) =>
        assessed(plumberVacancy(), plumber({ languages: [{ ...german('B1'), evidence, examinedOn: '1999-01-01' }] }))
          .score,
    );
    expect(new Set(scores).size).toBe(1);
  });

  test('a course that leads below the level now is none', () => {
    const candidate = plumber({ languages: [german('B2', { level: 'B1', expectedOn: '2027-01-31' })] });
    const { language, eligibility } = assessed(plumberVacancy(), candidate);
    expect(language.details).not.toHaveProperty('languages.0.courseLevel');
    expect(eligibility).toEqual({ status: 'eligible', conditions: [] });
  });

  test('a course that ended yesterday counts as reached today', () => {
    const candidate = plumber({ languages: [german('A2', { level: 'B1', expectedOn: '2026-11-23' })] });
    expect(assessed(plumberVacancy(), candidate)).toMatchObject({
      scoreToday: 89,
      language: { reason: 'level-reached' },
      eligibility: { status: 'eligible' },
    });
  });
});

describe('Eligibility', () => {
  test('names every condition, and from when all of them are met', () => {
    const candidate = nurse(
      { status: 'in-process', expectedOn: '2027-02-20', authority: 'Landesverwaltungsamt' },
      {
        languages: [german('B1', { level: 'B2', expectedOn: '2027-01-31' })],
        availability: { from: '2027-03-15', engagements: ['permanent'], regions: ['DE'] },
      },
    );
    const { eligibility } = assessed(nurseVacancy(), candidate);
    expect(eligibility).toMatchObject({ status: 'conditional', from: '2027-03-15' });
    expect(eligibility.conditions.map(({ kind }) => kind)).toEqual(['language', 'recognition', 'availability']);
  });

  test('the worst obstacle decides, and one without a date leaves the day open', () => {
    const { eligibility } = assessed(
      nurseVacancy(),
      nurse({ status: 'in-process', expectedOn: '2027-02-20' }, { languages: [german('A2')] }),
    );
    expect(eligibility).toEqual({
      status: 'not-yet',
      conditions: [
        expect.objectContaining({ from: 'A2', to: 'B2' }),
        expect.objectContaining({ expectedOn: '2027-02-20' }),
      ],
    });
  });

  test('what is unknown is asked before what is dated', () => {
    const { eligibility } = assessed(
      nurseVacancy(),
      nurse({ status: 'in-process', expectedOn: '2027-02-20' }, { languages: [] }),
    );
    expect(eligibility).toMatchObject({
      status: 'unclear',
      conditions: [{ kind: 'language', language: 'de', to: 'B2' }, {}],
    });
    expect(eligibility).not.toHaveProperty('from');
  });
});

test('other weights share the hundred points differently, to the hundredth', () => {
  const thirds = readRuleset({
    ...contentOf(defaultRuleset),
    weights: { trade: 30, recognition: 30, language: 30 },
  });
  const { trade, recognition, language, score } = assessed(plumberVacancy(), plumber(), thirds);
  expect([trade.points, recognition.points, language.points, score]).toEqual([30, 25, 33.33, 88]);
});
