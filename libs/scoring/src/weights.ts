import type { VacancyFacts } from './assessment.ts';
import { CRITERION_NAMES, type CriterionName } from './criteria.ts';
import type { Ruleset } from './ruleset.ts';

/** The points at stake for each criterion, in any unit. */
export type Weights = Readonly<Record<CriterionName, number>>;

/**
 * The weights that count for a vacancy: its own where it has chosen some, else the ruleset's. Bounds may have become
 * narrower since the vacancy was posted; what lies outside them counts as the nearest weight within.
 */
export function weightsFor({ requirements }: Pick<VacancyFacts, 'requirements'>, ruleset: Ruleset): Weights {
  const { weights: chosen } = requirements;
  if (chosen === undefined) return ruleset.weights;
  const weights = CRITERION_NAMES.map((name) => {
    const { minimum, maximum } = ruleset.weightBounds[name];
    return [name, Math.min(maximum, Math.max(minimum, chosen[name] ?? ruleset.weights[name]))];
  });
  return Object.fromEntries(weights) as Weights;
}

/** Says for each chosen weight that lies outside the bounds of the ruleset what would lie within. */
export function weightsOutOfBounds(
  chosen: Partial<Weights>,
  { weightBounds }: Ruleset,
): { criterion: CriterionName; detail: string }[] {
  return CRITERION_NAMES.flatMap((criterion) => {
    const weight = chosen[criterion];
    const { minimum, maximum } = weightBounds[criterion];
    if (weight === undefined || (weight >= minimum && weight <= maximum)) return [];
    return [{ criterion, detail: `must be from ${minimum} to ${maximum}, the bounds of the ruleset` }];
  });
}
