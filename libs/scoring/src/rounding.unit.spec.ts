import { roundHalfUp, withoutNoise } from './rounding.ts';

test.each([
  [18.125, 2, 18.13],
  [0.145, 2, 0.15],
  [1.005, 2, 1.01],
  [88.5, 0, 89],
  [88.49, 0, 88],
  [100, 0, 100],
  [0, 2, 0],
])('%d to %d decimals is %d', (number, decimals, rounded) => {
  expect(roundHalfUp(number, decimals)).toBe(rounded);
});

test('products of decimal fractions look like decimal fractions', () => {
  expect(withoutNoise(0.9 * 0.92)).toBe(0.828);
  expect(withoutNoise(3 * 0.04)).toBe(0.12);
});
