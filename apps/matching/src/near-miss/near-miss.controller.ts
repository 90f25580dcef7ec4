import { Controller, Get, Param } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Locale } from '#occupations/locale';
import { RequiredScope } from '#platform/access/scope';
import { AllowedRoles } from '#platform/caller';
import { IdPipe } from '#platform/id.pipe';
import { ReaderLocale } from '../match/reader-locale.ts';
import { NearMissList } from './near-miss.resource.ts';
import { NearMisses } from './near-misses.ts';

@ApiTags('Matches')
@AllowedRoles('coordinator', 'admin')
@RequiredScope('matches:read')
@Controller('v1/vacancies/:id/near-misses')
export class NearMissController {
  constructor(private readonly nearMisses: NearMisses) {}

  @Get()
  @ApiOperation({
    summary: 'See who just missed the shortlist of a vacancy, and what is missing',
    description:
      'Candidates who are good enough but outranked, whom a single step would bring onto the list, or against whom a single hard fact stands; with the day by which it is expected, if one is known. Declined ones are left out.',
  })
  @ApiOkResponse({ type: NearMissList })
  @ApiNotFoundResponse({ description: 'None that was published' })
  @ApiConflictResponse({ description: 'The vacancy is closed' })
  list(@Param('id', IdPipe) id: string, @ReaderLocale() locale: Locale): Promise<NearMissList> {
    return this.nearMisses.of(id, locale);
  }
}
