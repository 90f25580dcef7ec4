import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowedRoles } from '#platform/caller';
import { IdPipe } from '#platform/id.pipe';
import { fromCursor, PageQuery, pageOf } from '#platform/page';
import { CandidateStore } from '../candidate/candidate-store.ts';
import { type Access, CurrentAccess, ReasonHeader } from './access.ts';
import { AccessPage, toAccessResource } from './access-log.resource.ts';
import { AccessLog } from './access-log.ts';

@ApiTags('Personal data')
@AllowedRoles('institution', 'coordinator', 'admin')
@Controller('v1/candidates/:id/access-log')
export class AccessLogController {
  constructor(
    private readonly candidates: CandidateStore,
    private readonly log: AccessLog,
  ) {}

  @Get()
  @ReasonHeader()
  @ApiOperation({
    summary: 'Tell who read what is held of a candidate, when and why, newest first',
    description: 'For the candidate, who asks through the institution or the coordinator.',
  })
  @ApiOkResponse({ type: AccessPage })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  async list(
    @CurrentAccess() access: Access,
    @Param('id', IdPipe) id: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<AccessPage> {
    await this.candidates.findVisible(access.caller, id);
    const before = cursor === undefined ? {} : { before: fromCursor(cursor, ['uuid'])[0] as string };
    const entries = await this.log.of(id, { limit: limit + 1, ...before });
    await this.log.note(access, 'access-log', [id]);
    return pageOf(entries, limit, toAccessResource, (entry) => [entry.id]);
  }
}
