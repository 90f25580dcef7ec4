import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllowedRoles, type Caller, CurrentCaller } from '#platform/caller';
import { ExternalRefPipe } from '#platform/external-ref.pipe';
import { IdPipe } from '#platform/id.pipe';
import { PageQuery, pageOf } from '#platform/page';
import { IfMatch, type Precondition, Versioned } from '#platform/versioned';
import { CandidatePage, CandidateResource, toResource, versionOf } from './candidate.resource.ts';
import { CandidateService } from './candidate.service.ts';
import { CandidateSubmission } from './candidate.submission.ts';
import { CandidateStore } from './candidate-store.ts';

@ApiTags('Candidates')
@AllowedRoles('institution', 'coordinator', 'admin')
@Controller('v1/candidates')
export class CandidateController {
  constructor(
    private readonly service: CandidateService,
    private readonly candidates: CandidateStore,
  ) {}

  @Put('by-ref/:externalRef')
  @Versioned(versionOf)
  @AllowedRoles('institution', 'admin')
  @ApiOperation({ summary: 'Nominate a candidate, or replace what is known of one' })
  @ApiOkResponse({ type: CandidateResource, description: 'Replaced, or unchanged' })
  @ApiCreatedResponse({ type: CandidateResource, description: 'Created' })
  async put(
    @CurrentCaller() caller: Caller,
    @Param('externalRef', ExternalRefPipe) externalRef: string,
    @Body() submission: CandidateSubmission,
    @IfMatch() expected: Precondition,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CandidateResource> {
    const { candidate, created } = await this.service.put(caller, externalRef, submission, expected);
    reply.status(created ? 201 : 200).header('location', `/v1/candidates/${candidate.id}`);
    return toResource(candidate);
  }

  @Get(':id')
  @Versioned(versionOf)
  @ApiOperation({ summary: 'Read a candidate' })
  @ApiOkResponse({ type: CandidateResource })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  async get(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<CandidateResource> {
    return toResource(await this.candidates.findVisible(caller, id));
  }

  @Get()
  @ApiOperation({ summary: 'List candidates in the order of nomination' })
  @ApiOkResponse({ type: CandidatePage })
  async list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<CandidatePage> {
    return pageOf(await this.candidates.list(caller, query), query.limit, toResource, ({ id }) => [id]);
  }
}
