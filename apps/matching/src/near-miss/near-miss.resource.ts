import { ApiProperty } from '@nestjs/swagger';
import type { Locale } from '#occupations/locale';
import type { FilterReason } from '#scoring/assessment';
import { explainEligibility, explainFilter } from '#scoring/explanation';
import { explainEntry, explainOutranked } from '#scoring/next-step-texts';
import type { Ranked } from '#scoring/rank';
import { ELIGIBILITY_STATUSES } from '#scoring/vocabulary';
import { StepResource } from '../next-step/next-step.resource.ts';
import { MISSED_BY, type NearMiss } from './near-miss.ts';

class EnoughStepResource extends StepResource {
  @ApiProperty({ minimum: 0, maximum: 100, description: 'What the score would be after it', example: 78 })
  score!: number;

  @ApiProperty({ description: 'The same in words' })
  text!: string;
}

class HardFactResource {
  @ApiProperty({ enum: ['not-available', 'engagement', 'region'] })
  kind!: FilterReason['kind'];

  @ApiProperty({ required: false, format: 'date', description: 'From when they are available, if that is it' })
  expectedOn?: string;

  @ApiProperty({ description: 'The same in words' })
  text!: string;
}

class NearMissEligibility {
  @ApiProperty({ enum: ELIGIBILITY_STATUSES })
  status!: string;

  @ApiProperty({ description: 'The same in words, with what is missing and by when it is expected' })
  text!: string;
}

class NearMissResource {
  @ApiProperty({ format: 'uuid' })
  candidateId!: string;

  @ApiProperty()
  candidateVersion!: number;

  @ApiProperty({
    enum: MISSED_BY,
    description:
      '`outranked`: good enough, and others are better. `below-threshold`: a single step would be enough. `hard-fact`: one hard fact stands against it, and without it they would be on the list',
  })
  reason!: NearMiss['reason'];

  @ApiProperty({ minimum: 0, maximum: 100, description: 'For `hard-fact`: as it would be without it', example: 62 })
  score!: number;

  @ApiProperty({ type: NearMissEligibility })
  eligibility!: NearMissEligibility;

  @ApiProperty({ type: [EnoughStepResource], description: 'Each would be enough by itself to be on the list' })
  steps!: EnoughStepResource[];

  @ApiProperty({ required: false, type: HardFactResource })
  hardFact?: HardFactResource;

  @ApiProperty({ required: false, description: 'In words, if only others are better and no single step changes that' })
  text?: string;
}

export class NearMissList {
  @ApiProperty({ format: 'uuid' })
  vacancyId!: string;

  @ApiProperty()
  vacancyVersion!: number;

  @ApiProperty()
  rulesetVersion!: string;

  @ApiProperty({ format: 'date' })
  asOf!: string;

  @ApiProperty({ type: [NearMissResource], description: 'The nearest first, ten at most' })
  items!: NearMissResource[];
}

/** @param last the last on the shortlist, if it is full */
export function toNearMissResource(miss: NearMiss, last: Ranked | undefined, locale: Locale): NearMissResource {
  const { candidateId, candidateVersion, reason, fit, hardFact, steps } = miss;
  const onlyOutranked = reason === 'outranked' && steps.length === 0 && last !== undefined;
  const byPoints = last?.eligibility.status === fit.eligibility.status;
  return {
    candidateId,
    candidateVersion,
    reason,
    score: fit.score,
    eligibility: { status: fit.eligibility.status, text: explainEligibility(fit.eligibility, locale) },
    steps: steps.map(({ step, score }) => ({ ...step, score, text: explainEntry(step, fit.score, score, locale) })),
    ...(hardFact && { hardFact: toHardFact(hardFact, locale) }),
    ...(onlyOutranked && { text: explainOutranked(byPoints ? last.score : undefined, locale) }),
  };
}

const toHardFact = (fact: FilterReason, locale: Locale): HardFactResource => ({
  kind: fact.kind,
  ...(fact.kind === 'not-available' ? { expectedOn: fact.from } : {}),
  text: explainFilter(fact, locale),
});
