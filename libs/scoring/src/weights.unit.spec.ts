import { assess } from './assess.ts';
import { plumber, plumberVacancy, TODAY } from './example-pair.spec.ts';
import { contentOf, defaultRuleset, readRuleset } from './ruleset.ts';
import { weightsFor, weightsOutOfBounds } from './weights.ts';

const vacancy = (weights: Parameters<typeof weightsOutOfBounds>[0]) => plumberVacancy({ requirements: { weights } });

test('a vacancy without weights of its own is scored by those of the ruleset', () => {
  expect(weightsFor(plumberVacancy(), defaultRuleset)).toEqual({ trade: 50, recognition: 25, language: 25 });
});

test('a vacancy may choose some weights and leave the others', () => {
  expect(weightsFor(vacancy({ language: 40 }), defaultRuleset)).toEqual({ trade: 50, recognition: 25, language: 40 });
  const assessment = assess(vacancy({ trade: 40, recognition: 10, language: 50 }), plumber(), defaultRuleset, TODAY);
  // 40 × 0.9 + 10 × 0.75 + 50 × 1 = 93.5, and 50 × 0.6 = 30 for the language today.
  expect(assessment).toMatchObject({ score: 94, scoreToday: 74 });
  expect(assessment).toMatchObject({ criteria: [{ weight: 40 }, { weight: 10 }, { weight: 50 }] });
});

test('a criterion of weight 0 counts neither for the score nor for the confidence', () => {
  const assessment = assess(vacancy({ language: 0 }), plumber({ languages: [] }), defaultRuleset, TODAY);
  expect(assessment).toMatchObject({ score: 85, confidence: 1 });
});

test('weights outside the bounds of the ruleset are told with what would be right', () => {
  expect(weightsOutOfBounds({ trade: 10, recognition: 50, language: 51 }, defaultRuleset)).toEqual([
    { criterion: 'trade', detail: expect.stringContaining('from 30 to 80') },
    { criterion: 'language', detail: expect.stringContaining('from 0 to 50') },
  ]);
});

test('bounds that became narrower later hold for the vacancies there are', () => {
  const narrow = readRuleset({
    ...contentOf(defaultRuleset),
    weightBounds: { ...defaultRuleset.weightBounds, language: { minimum: 20, maximum: 30 } },
  });
  expect(weightsFor(vacancy({ language: 50 }), narrow).language).toBe(30);
  expect(weightsFor(vacancy({ language: 0 }), narrow).language).toBe(20);
});
