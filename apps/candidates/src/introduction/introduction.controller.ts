import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { AllowedRoles, type Caller, CurrentCaller } from '#platform/caller';
import { IdPipe } from '#platform/id.pipe';
import { type Access, CurrentAccess, ReasonHeader } from '../access-log/access.ts';
import { AccessLog } from '../access-log/access-log.ts';
import { CandidateStore } from '../candidate/candidate-store.ts';
import {
  IntroductionList,
  IntroductionResource,
  IntroductionSubmission,
  toIntroductionResource,
} from './introduction.resource.ts';
import { Introductions } from './introductions.ts';

@ApiTags('Introductions')
@Controller('v1/candidates/:id/introductions')
export class IntroductionController {
  constructor(
    private readonly introductions: Introductions,
    private readonly candidates: CandidateStore,
    private readonly accessLog: AccessLog,
  ) {}

  @Post()
  @AllowedRoles('coordinator', 'admin')
  @ApiOperation({
    summary: 'Release the contact details of a candidate to the company of a match',
    description:
      'Needs a confirmed match, the interest of its company and the consent of the candidate to “introduction”. The company gets an e-mail with a link under which it sees the details: for the first time within 14 days, then for a day. Each look is in the access log. A withdrawal of the consent, or an erasure, closes the link at once.',
  })
  @ApiCreatedResponse({ type: IntroductionResource })
  @ApiNotFoundResponse({ description: 'No such candidate' })
  @ApiConflictResponse({ description: '`missing` says what is missing and how it comes about' })
  async release(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() { matchId }: IntroductionSubmission,
  ): Promise<IntroductionResource> {
    return toIntroductionResource(await this.introductions.release(caller, id, matchId));
  }

  @Get()
  @ReasonHeader()
  @AllowedRoles('institution', 'coordinator', 'admin')
  @ApiOperation({ summary: 'Tell to which companies a candidate was introduced' })
  @ApiOkResponse({ type: IntroductionList })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  async list(@CurrentAccess() access: Access, @Param('id', IdPipe) id: string): Promise<IntroductionList> {
    await this.candidates.findVisible(access.caller, id);
    await this.accessLog.note(access, 'introductions', [id]);
    return { items: (await this.introductions.of(id)).map(toIntroductionResource) };
  }
}
