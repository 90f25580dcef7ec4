/** The smallest of some numbers that a share of them, from 0 to 1, does not exceed; `NaN` of none. */
export function quantile(numbers: readonly number[], share: number): number {
  const ascending = [...numbers].sort((a, b) => a - b);
  return ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? NaN;
}
