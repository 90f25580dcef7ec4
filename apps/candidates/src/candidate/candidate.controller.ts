import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AllowedRoles, type Caller, CurrentCaller } from '#platform/caller';
import { ExternalRefPipe } from '#platform/external-ref.pipe';
import { IdPipe } from '#platform/id.pipe';
import { pageOf } from '#platform/page';
import { IfMatch, type Precondition, Versioned } from '#platform/versioned';
import { CandidateSubmission } from '#submissions/candidate.submission';
import { type Access, CurrentAccess, ReasonHeader } from '../access-log/access.ts';
import { AccessLog } from '../access-log/access-log.ts';
import { CandidateQuery } from './candidate.query.ts';
import { CandidatePage, CandidateResource, toResource, versionOf } from './candidate.resource.ts';
import { CandidateService } from './candidate.service.ts';
import { CandidateStore } from './candidate-store.ts';

@ApiTags('Candidates')
@AllowedRoles('institution', 'coordinator', 'admin')
@Controller('v1/candidates')
export class CandidateController {
  constructor(
    private readonly service: CandidateService,
    private readonly candidates: CandidateStore,
    private readonly accessLog: AccessLog,
  ) {}

  @Put('by-ref/:externalRef')
  @Versioned(versionOf)
  @AllowedRoles('institution', 'admin')
  @ApiOperation({ summary: 'Nominate a candidate, or replace what is known of one' })
  @ApiOkResponse({ type: CandidateResource, description: 'Replaced, or unchanged' })
  @ApiCreatedResponse({ type: CandidateResource, description: 'Created' })
  @ApiConflictResponse({ description: 'A recognition cannot come into this state; the answer names those it can' })
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

  @Post(':id/confirm')
  @Versioned(versionOf)
  @HttpCode(200)
  @AllowedRoles('institution', 'coordinator', 'admin')
  @ApiOperation({
    summary: 'Confirm that the profile is still true',
    description: 'A profile that nobody confirms for a set time is erased. To send it again confirms it, too.',
  })
  @ApiOkResponse({ type: CandidateResource })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  async confirm(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<CandidateResource> {
    return toResource(await this.service.confirm(caller, id));
  }

  @Get(':id')
  @Versioned(versionOf)
  @ReasonHeader()
  @ApiOperation({ summary: 'Read a candidate' })
  @ApiOkResponse({ type: CandidateResource })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  async get(@CurrentAccess() access: Access, @Param('id', IdPipe) id: string): Promise<CandidateResource> {
    const candidate = await this.candidates.findVisible(access.caller, id);
    await this.accessLog.note(access, 'profile', [id]);
    return toResource(candidate);
  }

  @Get()
  @ReasonHeader()
  @ApiOperation({ summary: 'List candidates in the order of nomination' })
  @ApiOkResponse({ type: CandidatePage })
  async list(@CurrentAccess() access: Access, @Query() query: CandidateQuery): Promise<CandidatePage> {
    const found = await this.candidates.list(access.caller, query);
    const page = pageOf(found, query.limit, toResource, ({ id }) => [id]);
    await this.accessLog.note(
      access,
      'list',
      page.items.map(({ id }) => id),
    );
    return page;
  }
}
