import { ApiProperty } from '@nestjs/swagger';
import type { Locale } from '#occupations/locale';
import { ObjectField } from '#platform/fields';
import type { Assessment, FilterReason } from '#scoring/assessment';
import { explainFilter } from '#scoring/explanation';
import type { Ruleset } from '#scoring/ruleset';
import { CandidateSubmission } from '#submissions/candidate.submission';
import { VacancySubmission } from '#submissions/vacancy.submission';
import { AssessmentResource, explained } from '../match/assessment.resource.ts';

const FILTERS: readonly FilterReason['kind'][] = [
  'vacancy-not-open',
  'no-consent',
  'engagement',
  'region',
  'not-available',
  'unrelated-trade',
];

/** A vacancy and a candidate to try out. */
export class ScoreSubmission {
  @ObjectField(() => VacancySubmission, {
    description:
      'As sent to /v1/vacancies. A draft is scored as if it were open; a company named by its reference alone need not be known',
  })
  vacancy!: VacancySubmission;

  @ObjectField(() => CandidateSubmission, {
    description: 'As sent to /v1/candidates. What says who somebody is may be invented: it cannot change the result',
  })
  candidate!: CandidateSubmission;
}

/** What a match of the two would say. */
export class ScoredPair extends AssessmentResource {
  @ApiProperty({ enum: [true] })
  matched!: true;

  @ApiProperty({ description: 'From which score on pairs are proposed, if not too many are better', example: 50 })
  threshold!: number;
}

class FilterReasonResource {
  @ApiProperty({ enum: FILTERS, description: 'What else is in it depends on the kind' })
  kind!: FilterReason['kind'];

  @ApiProperty({ description: 'The same in words' })
  text!: string;
}

/** Why the two would not be considered at all. */
export class FilteredPair {
  @ApiProperty({ enum: [false] })
  matched!: false;

  @ApiProperty({ type: [FilterReasonResource], description: 'Every hard fact that speaks against it' })
  reasons!: FilterReasonResource[];
}

/** The result in the reader's language. */
export function toScoreResource(
  assessment: Assessment,
  { version, threshold }: Ruleset,
  locale: Locale,
): ScoredPair | FilteredPair {
  if (!assessment.matched) {
    const reasons = assessment.reasons.map((reason) => ({ ...reason, text: explainFilter(reason, locale) }));
    return { matched: false, reasons };
  }
  return { ...assessment, ...explained(assessment, locale), threshold, rulesetVersion: version };
}
