import { MOST_TRIES, waitAfter } from './retry-plan.ts';

const HOUR_MS = 3_600_000;
const total = (random: number) =>
  Array.from({ length: MOST_TRIES - 1 }, (_, index) => waitAfter(index + 1, random) ?? NaN).reduce((a, b) => a + b);

describe('A webhook that is not taken', () => {
  test('is tried over about a day, the first times soon, and then given up', () => {
    expect(total(0.5) / HOUR_MS).toBeCloseTo(24.6, 1);
    expect(total(0) / HOUR_MS).toBeGreaterThan(22);
    expect(waitAfter(1, 0.5)).toBe(5_000);
    expect(waitAfter(MOST_TRIES, 0.5)).toBeUndefined();
  });

  test('waits longer each time, whatever chance adds', () => {
    for (let tries = 1; tries < MOST_TRIES - 1; tries += 1) {
      expect(waitAfter(tries, 1)).toBeLessThan(waitAfter(tries + 1, 0) as number);
    }
  });
});
