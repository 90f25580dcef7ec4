import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Locale } from '#occupations/locale';
import { RequiredScope } from '#platform/access/scope';
import { AllowedRoles } from '#platform/caller';
import { RepeatsByItself } from '#platform/idempotency/idempotency-key';
import { ReaderLocale } from '../match/reader-locale.ts';
import { FilteredPair, ScoredPair, ScoreSubmission } from './score.resource.ts';
import { WhatIf } from './what-if.ts';

@ApiTags('Matches')
@ApiExtraModels(ScoredPair, FilteredPair)
@AllowedRoles('partner', 'institution', 'coordinator', 'admin')
@Controller('v1/score')
export class ScoreController {
  constructor(private readonly whatIf: WhatIf) {}

  @Post()
  @RepeatsByItself()
  @RequiredScope('score:read')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Score a vacancy and a candidate that nobody has posted',
    description:
      'Both as the other two APIs take them. Nothing is stored or published, and nothing that is stored is looked at. Needs the scope score:read, which opens nothing else.',
  })
  @ApiOkResponse({
    description: 'What a match would say, or why there would be none',
    schema: { oneOf: [{ $ref: getSchemaPath(ScoredPair) }, { $ref: getSchemaPath(FilteredPair) }] },
  })
  score(@Body() submission: ScoreSubmission, @ReaderLocale() locale: Locale): ScoredPair | FilteredPair {
    return this.whatIf.score(submission, locale);
  }
}
