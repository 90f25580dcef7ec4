import type { Assessment, CandidateFacts, VacancyFacts } from './assessment.ts';
import type { Pair } from './criteria/criterion.ts';
import { CRITERIA, type CriterionTrace } from './criteria.ts';
import { eligibilityOf } from './eligibility.ts';
import { hardFactsAgainst } from './hard-facts.ts';
import { roundHalfUp } from './rounding.ts';
import type { Ruleset } from './ruleset.ts';
import type { IsoDate } from './vocabulary.ts';
import { weightsFor } from './weights.ts';

/**
 * Compares a vacancy with a candidate: pure and total, the same input gives the same bits at any time.
 *
 * @param today `YYYY-MM-DD`, as the caller's clock says
 */
export function assess(vacancy: VacancyFacts, candidate: CandidateFacts, ruleset: Ruleset, today: IsoDate): Assessment {
  const start = vacancy.startsOn > today ? vacancy.startsOn : today;
  const pair: Pair = { vacancy, candidate, start, today };
  const reasons = hardFactsAgainst(pair, ruleset);
  if (reasons.length > 0) return { matched: false, reasons };
  const criteria = criteriaAsOf(start, pair, ruleset);
  return {
    matched: true,
    score: scoreOf(criteria),
    scoreToday: scoreOf(criteriaAsOf(today, pair, ruleset)),
    confidence: confidenceOf(criteria),
    eligibility: eligibilityOf(pair, ruleset),
    criteria,
  };
}

function criteriaAsOf(day: IsoDate, pair: Pair, ruleset: Ruleset): CriterionTrace[] {
  const weights = weightsFor(pair.vacancy, ruleset);
  const findings = CRITERIA.map((criterion) => {
    const { drops, ...finding } = criterion.evaluate(pair, ruleset, day);
    return { criterion: criterion.name, ...finding, weight: drops ? 0 : weights[criterion.name] };
  });
  const knownWeight = sum(findings.map(({ value, weight }) => (value === null ? 0 : weight)));
  return findings.map(({ criterion, value, weight, reason, details }) => {
    const points = value === null ? 0 : roundHalfUp((100 * weight * value) / knownWeight, 2);
    // Each criterion's name, reason and details come from the same criterion, which the compiler cannot see here.
    return { criterion, value, weight, points, reason, details } as CriterionTrace;
  });
}

/** The sum is taken in hundredths, where it is exact. */
const scoreOf = (criteria: CriterionTrace[]) =>
  roundHalfUp(sum(criteria.map(({ points }) => Math.round(points * 100))) / 100, 0);

const confidenceOf = (criteria: CriterionTrace[]) =>
  roundHalfUp(
    sum(criteria.filter(({ value }) => value !== null).map(({ weight }) => weight)) /
      sum(criteria.map(({ weight }) => weight)),
    2,
  );

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
