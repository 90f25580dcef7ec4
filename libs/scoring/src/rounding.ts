/**
 * Half a unit in the last place is rounded up, also where binary fractions make 0.145 a little less than it is. What
 * is nearer to the half than a millionth of a unit is taken for it.
 *
 * @param number not negative
 */
export function roundHalfUp(number: number, decimals: number): number {
  const unit = 10 ** decimals;
  return Math.floor(number * unit + 0.5 + 1e-6) / unit;
}

/** The number to twelve significant digits: 0.9 × 0.92 is 0.828 and not 0.8280000000000001. */
export const withoutNoise = (number: number): number => Number(number.toPrecision(12));
