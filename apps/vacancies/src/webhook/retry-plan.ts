const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** How long to wait after each try that failed: at first a blip is got over, then a night and a day. 25 hours in all. */
const WAITS = [5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 4 * HOUR, 6 * HOUR, 12 * HOUR];

/** How often one delivery is tried. */
export const MOST_TRIES = WAITS.length + 1;

/**
 * When to try again.
 *
 * @param tries so far, at least 1
 * @param random from 0 to 1: waits differ by up to a fifth, so that those who failed together do not come together again
 * @returns milliseconds; `undefined` when it is to be given up
 */
export function waitAfter(tries: number, random: number): number | undefined {
  const wait = WAITS[tries - 1];
  return wait === undefined ? undefined : Math.round(wait * (0.9 + 0.2 * random));
}
