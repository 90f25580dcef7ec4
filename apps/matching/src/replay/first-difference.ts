/** Where two assessments part, e.g. `criteria.1.points`, and the two values there. */
export interface Difference {
  readonly path: string;
  readonly proposed: unknown;
  readonly recomputed: unknown;
}

/** Finds the first value in which two pieces of JSON differ. Numbers are the same only if every bit is. */
export function firstDifference(proposed: unknown, recomputed: unknown, path = ''): Difference | undefined {
  if (Object.is(proposed, recomputed)) return undefined;
  if (!isNested(proposed) || !isNested(recomputed)) return { path, proposed, recomputed };
  const keys = new Set([...Object.keys(proposed), ...Object.keys(recomputed)]);
  for (const key of keys) {
    const within = path === '' ? key : `${path}.${key}`;
    const difference = firstDifference(proposed[key], recomputed[key], within);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

const isNested = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
