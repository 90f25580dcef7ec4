import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Locale } from '#occupations/locale';
import { AllowedRoles, type Caller, CurrentCaller } from '#platform/caller';
import { IdPipe } from '#platform/id.pipe';
import { IfMatch, type Precondition, Versioned } from '#platform/versioned';
import { DecisionSubmission } from '../decision/decision.resource.ts';
import { DecisionService } from '../decision/decision.service.ts';
import { DecisionFigures, DecisionStatistics, FiguresQuery } from '../decision/decision-figures.ts';
import { MatchPage, MatchQuery, MatchResource, versionOf } from './match.resource.ts';
import { MatchList } from './match-list.ts';
import { ReaderLocale } from './reader-locale.ts';

@ApiTags('Matches')
@AllowedRoles('coordinator', 'admin')
@Controller('v1/matches')
export class MatchController {
  constructor(
    private readonly matches: MatchList,
    private readonly decisions: DecisionService,
    private readonly statistics: DecisionStatistics,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List matches, best first; with a vacancyId, its shortlist' })
  @ApiOkResponse({ type: MatchPage })
  list(@Query() query: MatchQuery, @ReaderLocale() locale: Locale): Promise<MatchPage> {
    return this.matches.list(query, locale);
  }

  @Get('figures')
  @ApiOperation({ summary: 'See how coordinators decide: how soon, how often for a match, how often against the rank' })
  @ApiOkResponse({ type: DecisionFigures })
  figures(@Query() query: FiguresQuery): Promise<DecisionFigures> {
    return this.statistics.figures(query);
  }

  @Get(':id')
  @Versioned(versionOf)
  @ApiOperation({ summary: 'Read a match with its explanation' })
  @ApiOkResponse({ type: MatchResource })
  @ApiNotFoundResponse()
  get(@Param('id', IdPipe) id: string, @ReaderLocale() locale: Locale): Promise<MatchResource> {
    return this.matches.find(id, locale);
  }

  @Post(':id/decision')
  @Versioned(versionOf)
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm a match, so that the company hears of it, or decline it' })
  @ApiOkResponse({ type: MatchResource })
  @ApiNotFoundResponse()
  @ApiConflictResponse({ description: 'It was decided or withdrawn before; the answer says by whom' })
  async decide(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() submission: DecisionSubmission,
    @IfMatch() expected: Precondition,
    @ReaderLocale() locale: Locale,
  ): Promise<MatchResource> {
    await this.decisions.decide(caller, id, submission, expected);
    return this.matches.find(id, locale);
  }
}
