import { ApiProperty } from '@nestjs/swagger';
import type { MatchState } from '#contracts/match-event';
import type { Locale } from '#occupations/locale';
import type { CriterionTrace, Eligibility } from '#scoring/assessment';
import { explainCriterion, explainEligibility } from '#scoring/explanation';
import { ELIGIBILITY_STATUSES } from '#scoring/vocabulary';

class ConditionResource {
  @ApiProperty({ enum: ['language', 'recognition', 'availability'] })
  kind!: string;

  @ApiProperty({ required: false, format: 'date', description: 'When it is expected to be met' })
  expectedOn?: string;
}

class EligibilityResource {
  @ApiProperty({ enum: ELIGIBILITY_STATUSES })
  status!: string;

  @ApiProperty({ required: false, format: 'date', description: 'From when, if every condition is dated' })
  from?: string;

  @ApiProperty({ type: [ConditionResource] })
  conditions!: object[];

  @ApiProperty({ description: 'The same in words' })
  text!: string;
}

class CriterionResource {
  @ApiProperty({ example: 'trade' })
  criterion!: string;

  @ApiProperty({
    oneOf: [{ type: 'number', minimum: 0, maximum: 1 }, { type: 'null' }],
    description: 'null: unknown',
  })
  value!: number | null;

  @ApiProperty({ example: 50 })
  weight!: number;

  @ApiProperty({ description: 'The points of all criteria add up to the score', example: 45 })
  points!: number;

  @ApiProperty({ example: 'same-unit-group' })
  reason!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What the reason rests on' })
  details!: object;

  @ApiProperty({ description: 'The same in words' })
  text!: string;
}

/** How well a candidate fits a vacancy, and why. */
export class AssessmentResource {
  @ApiProperty({ minimum: 0, maximum: 100, description: "As of the vacancy's start" })
  score!: number;

  @ApiProperty({ minimum: 0, maximum: 100, description: 'As of today' })
  scoreToday!: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: 'The share of the weights that is known' })
  confidence!: number;

  @ApiProperty({ type: EligibilityResource })
  eligibility!: EligibilityResource;

  @ApiProperty({ type: [CriterionResource] })
  criteria!: CriterionResource[];

  @ApiProperty()
  rulesetVersion!: string;
}

/** The explanation in the reader's language, from the trace alone. */
export const explained = (
  { eligibility, criteria }: Pick<MatchState, 'eligibility' | 'criteria'>,
  locale: Locale,
): Pick<AssessmentResource, 'eligibility' | 'criteria'> => ({
  eligibility: { ...eligibility, text: explainEligibility(eligibility as Eligibility, locale) },
  criteria: criteria.map((criterion) => ({
    ...criterion,
    text: explainCriterion(criterion as CriterionTrace, locale),
  })),
});
