import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CANDIDATE_TOPIC } from '#contracts/topics';
import { AllowedRoles } from '#platform/caller';
import { IdPipe } from '#platform/id.pipe';
import { type Access, CurrentAccess, ReasonHeader } from '../access-log/access.ts';
import { toAccessResource } from '../access-log/access-log.resource.ts';
import { AccessLog } from '../access-log/access-log.ts';
import { toResource } from '../candidate/candidate.resource.ts';
import { toState } from '../candidate/candidate.ts';
import { CandidateHistory } from '../candidate/candidate-history.ts';
import { CandidateStore } from '../candidate/candidate-store.ts';
import { toIntroductionResource } from '../introduction/introduction.resource.ts';
import { Introductions } from '../introduction/introductions.ts';
import { CandidateExport } from './candidate-export.resource.ts';

@ApiTags('Personal data')
@AllowedRoles('institution', 'coordinator', 'admin')
@Controller('v1/candidates/:id/export')
export class CandidateExportController {
  constructor(
    private readonly candidates: CandidateStore,
    private readonly history: CandidateHistory,
    private readonly accessLog: AccessLog,
    private readonly introductions: Introductions,
  ) {}

  @Get()
  @ReasonHeader()
  @ApiOperation({
    summary: 'Export all that is held about a candidate',
    description:
      'For the candidate, who asks through the institution or the coordinator (Articles 15 and 20 GDPR). What other services hold, they hold under the pseudonym; the export says where to read it.',
  })
  @ApiOkResponse({ type: CandidateExport })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  async export(
    @CurrentAccess() access: Access,
    @Param('id', IdPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CandidateExport> {
    const candidate = await this.candidates.findVisible(access.caller, id);
    await this.accessLog.note(access, 'export', [id]);
    reply.header('content-disposition', `attachment; filename="candidate-${id}.json"`);
    return {
      exportedAt: new Date().toISOString(),
      nominatedBy: candidate.owner,
      candidate: toResource(candidate),
      consentHistory: await this.history.consents(id),
      recognitionHistory: await this.history.recognition(id),
      introductions: (await this.introductions.of(id)).map(toIntroductionResource),
      accessLog: (await this.accessLog.of(id)).map(toAccessResource),
      toldToOthers: { topic: CANDIDATE_TOPIC, profile: candidate.announced ? toState(candidate) : null },
      heldElsewhere: candidate.version === 0 ? [] : heldElsewhere(id),
    };
  }
}

const heldElsewhere = (id: string): CandidateExport['heldElsewhere'] => [
  {
    service: 'matching',
    holds: 'The profile that was told to others, matches with their explanations, and what was decided about them',
    readAt: `/v1/matches?candidateId=${id}`,
  },
  {
    service: 'notifications',
    holds: 'Which e-mails about confirmed matches went to which company; one list for each match',
    readAt: '/v1/notifications?matchId={id of the match}',
  },
];
