import fc from 'fast-check';
import { LOCALES } from '#occupations/locale';
import { assess } from './assess.ts';
import { plumber, plumberVacancy, TODAY } from './example-pair.spec.ts';
import { type Fit, liftBy, type NextStep, possibleSteps, STEP_STATUSES, withoutNeedless } from './next-step.ts';
import { explainEntry, explainNextStep, explainOutranked } from './next-step-texts.ts';
import { transitionProblem } from './recognition-transitions.ts';
import { defaultRuleset } from './ruleset.ts';
import { CANDIDATE_LEVELS, levelRank, RECOGNITION_STATUSES } from './vocabulary.ts';

const stepsOf = (candidate: Parameters<typeof possibleSteps>[0]) =>
  possibleSteps(candidate, TODAY).map(({ step }) => `${'language' in step ? step.language : 'recognition'} ${step.to}`);

describe('What a candidate could do next', () => {
  test('is the next level that is examined, and the one after a course under way', () => {
    const german = (level: 'A2' | 'A2+' | 'C2', course?: 'B1') => ({
      ...plumber(),
      qualifications: [],
      languages: [{ language: 'de', level, ...(course && { course: { level: course, expectedOn: '2027-01-31' } }) }],
    });
    expect(stepsOf(german('A2'))).toEqual(['de B1']);
    expect(stepsOf(german('A2+'))).toEqual(['de B1']);
    expect(stepsOf(german('C2'))).toEqual([]);
    expect(possibleSteps(german('A2', 'B1'), TODAY).map(({ step }) => step)).toEqual([
      { kind: 'language', language: 'de', from: 'A2', to: 'B1', expectedOn: '2027-01-31' },
      { kind: 'language', language: 'de', from: 'A2', to: 'B2' },
    ]);
  });

  test('is, of recognition, only what the law lets follow', () => {
    let steps = 0;
    for (const isco of ['7126', '3221', '2221']) {
      for (const status of RECOGNITION_STATUSES) {
        const candidate = {
          ...plumber(),
          languages: [],
          qualifications: [{ occupation: { isco }, recognition: { status } }],
        };
        for (const { step } of possibleSteps(candidate, TODAY)) {
          if (step.kind !== 'recognition') continue;
          expect(transitionProblem({ isco }, step.from, step.to)).toBeUndefined();
          steps += 1;
        }
      }
    }
    expect(steps).toBeGreaterThan(15);
  });

  test('never makes a language worse, and leaves all else as it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CANDIDATE_LEVELS), (level) => {
        const candidate = { ...plumber(), languages: [{ language: 'de', level }] };
        for (const { step, after } of possibleSteps(candidate, TODAY)) {
          expect({ ...after, languages: [], qualifications: [] }).toEqual({
            ...candidate,
            languages: [],
            qualifications: [],
          });
          if (step.kind === 'language') expect(levelRank(step.to)).toBeGreaterThan(levelRank(level));
        }
      }),
    );
  });
});

test('A larger step that brings nothing more than a smaller one on the same way is not named', () => {
  const to = (language: string, level: 'B1' | 'B2'): NextStep => ({
    kind: 'language',
    language,
    from: 'A2',
    to: level,
  });
  const brings = (points: number, step: NextStep) => ({ step, points });
  const considered = [
    brings(10, to('de', 'B1')),
    brings(10, to('de', 'B2')),
    brings(5, to('en', 'B1')),
    brings(9, to('en', 'B2')),
  ];
  const named = withoutNeedless(considered, (one, other) => other.points - one.points).map(({ step }) => step);
  expect(named).toEqual([to('de', 'B1'), to('en', 'B1'), to('en', 'B2')]);
});

describe('A step', () => {
  const vacancy = plumberVacancy();
  const candidate = { ...plumber(), languages: [{ language: 'de', level: 'A2' as const }] };
  const before = assess(vacancy, candidate, defaultRuleset, TODAY) as Fit;

  test('lifts a pair by exactly what scoring it anew gives', () => {
    const [toB1] = possibleSteps(candidate, TODAY);
    const lift = liftBy(toB1!, vacancy, before, defaultRuleset, TODAY);
    expect(lift?.after).toEqual(
      assess(vacancy, { ...candidate, languages: [{ language: 'de', level: 'B1' }] }, defaultRuleset, TODAY),
    );
    expect(lift!.after.score).toBeGreaterThan(before.score);
  });

  test('that brings nothing is none', () => {
    const fluent = { ...plumber(), languages: [{ language: 'de', level: 'B2' as const }] };
    const [toC1] = possibleSteps(fluent, TODAY);
    const already = assess(vacancy, fluent, defaultRuleset, TODAY) as Fit;
    expect(liftBy(toC1!, vacancy, already, defaultRuleset, TODAY)).toBeUndefined();
  });
});

describe('What a step would bring is told', () => {
  const toB1: NextStep = { kind: 'language', language: 'de', from: 'A2', to: 'B1' };
  const use = { from: 62, to: 78, alike: true, vacancies: 4, opened: 0 };

  test('as a kind expert would', () => {
    expect(explainNextStep(toB1, use, 'en')).toBe(
      'With German at B1, the score rises from 62 to 78 in four vacancies.',
    );
    expect(explainNextStep(toB1, use, 'de')).toBe(
      'Mit Deutsch auf B1 steigt die Bewertung bei vier Stellen von 62 auf 78.',
    );
    expect(explainNextStep(toB1, use, 'lv')).toBe(
      'Sasniedzot vācu valodā B1 līmeni, vērtējums pieaug no 62 līdz 78 (4 vakances).',
    );
  });

  test('with the day, with the best of several, and with what only becomes possible by it', () => {
    const dated: NextStep = { ...toB1, expectedOn: '2027-01-31' };
    expect(explainNextStep(dated, { ...use, alike: false, vacancies: 14, opened: 1 }, 'en')).toBe(
      'With German at B1 (expected on 31 January 2027), the score rises in 14 vacancies, at most from 62 to 78. In one vacancy only this makes a proposal possible.',
    );
    expect(explainEntry(dated, 48, 64, 'de')).toBe(
      'Mit Deutsch auf B1 (erwartet am 31. Januar 2027) gäbe es einen Platz auf der Liste, mit 64 statt 48 Punkten.',
    );
  });

  test('in full in each language, whatever the step', () => {
    const steps: NextStep[] = [
      toB1,
      ...STEP_STATUSES.map(
        (to): NextStep => ({ kind: 'recognition', qualification: { isco: '7126' }, from: 'refused', to }),
      ),
    ];
    for (const locale of LOCALES) {
      const sentences = steps.flatMap((step) => [
        ...[1, 2, 21].flatMap((vacancies) =>
          [62, 78].flatMap((to) =>
            [0, 1, vacancies].map((opened) => explainNextStep(step, { ...use, to, vacancies, opened }, locale)),
          ),
        ),
        explainEntry(step, 62, 62, locale),
        explainEntry(step, 62, 78, locale),
        explainOutranked(81, locale),
        explainOutranked(undefined, locale),
      ]);
      for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*[^ ]\.$/u);
      for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|\s\s|NaN/);
    }
  });
});
