import { firstDifference } from './first-difference.ts';

const proposed = { score: 89, confidence: 0.75, criteria: [{ points: 45 }, { points: 18.75, details: {} }] };

test('the same JSON has no difference, whatever the order of its keys', () => {
  const { criteria, ...others } = proposed;
  expect(firstDifference(proposed, { criteria, ...others })).toBeUndefined();
});

test.each([
  ['a number off by its last bit', { confidence: 0.75 + Number.EPSILON }, 'confidence'],
  ['another value deep within', { criteria: [{ points: 45 }, { points: 18.76, details: {} }] }, 'criteria.1.points'],
  ['a criterion that is missing', { criteria: [{ points: 45 }] }, 'criteria.1'],
  [
    'a field that was not there',
    { criteria: [{ points: 45 }, { points: 18.75, details: { a: 1 } }] },
    'criteria.1.details.a',
  ],
  ['text instead of a number', { score: '89' }, 'score'],
])('%s is found by its path', (_what, change, path) => {
  expect(firstDifference(proposed, { ...proposed, ...change })).toMatchObject({ path });
});
