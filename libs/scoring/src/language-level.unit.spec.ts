import { levelValue } from './language-level.ts';
import { defaultRuleset } from './ruleset.ts';
import { CEFR_LEVELS, levelRank } from './vocabulary.ts';

test('levels are ranks: A1 is 1, C2 is 6, a plus level half a step more', () => {
  expect(CEFR_LEVELS.map(levelRank)).toEqual([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6]);
  expect(levelRank('none')).toBe(0);
});

test.each([
  ['C2', 'B1', 1],
  ['B1', 'B1', 1],
  ['A2+', 'B1', 0.8],
  ['A2', 'B1', 0.6],
  ['A1+', 'B1', 0.425],
  ['A1', 'B1', 0.25],
  ['A1+', 'B2', 0.125],
  ['A1', 'B2', 0],
  ['A1', 'C2', 0],
  ['none', 'A1', 0],
] as const)('%s where %s is asked for is worth %d', (level, asked, value) => {
  expect(levelValue(level, asked, defaultRuleset)).toBe(value);
});
