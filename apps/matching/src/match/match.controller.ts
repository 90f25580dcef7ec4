import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiHeader,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { AllowedRoles, type Caller, CurrentCaller } from '#platform/caller';
import { IdPipe } from '#platform/id.pipe';
import { DecisionSubmission } from '../decision/decision.resource.ts';
import { DecisionService } from '../decision/decision.service.ts';
import { DecisionFigures, DecisionStatistics, FiguresQuery } from '../decision/decision-figures.ts';
import { MatchPage, MatchQuery, MatchResource } from './match.resource.ts';
import { MatchList } from './match-list.ts';
import { readerLocale } from './reader-locale.ts';

@ApiTags('Matches')
@ApiHeader({ name: 'Accept-Language', required: false, description: 'Language of the explanation: de, en or lv' })
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
  list(@Query() query: MatchQuery, @Headers('accept-language') language?: string): Promise<MatchPage> {
    return this.matches.list(query, readerLocale(language));
  }

  @Get('figures')
  @ApiOperation({ summary: 'See how coordinators decide: how soon, how often for a match, how often against the rank' })
  @ApiOkResponse({ type: DecisionFigures })
  figures(@Query() query: FiguresQuery): Promise<DecisionFigures> {
    return this.statistics.figures(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read a match with its explanation' })
  @ApiOkResponse({ type: MatchResource })
  @ApiNotFoundResponse()
  get(@Param('id', IdPipe) id: string, @Headers('accept-language') language?: string): Promise<MatchResource> {
    return this.matches.find(id, readerLocale(language));
  }

  @Post(':id/decision')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm a match, so that the company hears of it, or decline it' })
  @ApiOkResponse({ type: MatchResource })
  @ApiNotFoundResponse()
  @ApiConflictResponse({ description: 'It was decided or withdrawn before; the answer says by whom' })
  async decide(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() submission: DecisionSubmission,
    @Headers('accept-language') language?: string,
  ): Promise<MatchResource> {
    await this.decisions.decide(caller, id, submission);
    return this.matches.find(id, readerLocale(language));
  }
}
