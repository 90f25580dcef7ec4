import { Controller, Get, Param } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Locale } from '#occupations/locale';
import { RequiredScope } from '#platform/access/scope';
import { AllowedRoles } from '#platform/caller';
import { IdPipe } from '#platform/id.pipe';
import { ReaderLocale } from '../match/reader-locale.ts';
import { NextStepList } from './next-step.resource.ts';
import { NextSteps } from './next-steps.ts';

@ApiTags('Matches')
@AllowedRoles('coordinator', 'admin')
@RequiredScope('matches:read')
@Controller('v1/candidates/:id/next-steps')
export class NextStepController {
  constructor(private readonly nextSteps: NextSteps) {}

  @Get()
  @ApiOperation({
    summary: 'See which single step would help a candidate most',
    description:
      'The next level of a language, or a step of recognition: each with the open vacancies in which it lifts the candidate, as if it were done today. Declined matches do not count.',
  })
  @ApiOkResponse({ type: NextStepList })
  @ApiNotFoundResponse({ description: 'None who consents to matching' })
  list(@Param('id', IdPipe) id: string, @ReaderLocale() locale: Locale): Promise<NextStepList> {
    return this.nextSteps.of(id, locale);
  }
}
