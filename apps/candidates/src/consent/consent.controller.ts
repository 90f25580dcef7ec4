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
import { invalidInput, Problem } from '#platform/problem';
import { Consent } from '#submissions/consent.submission';
import { type Access, CurrentAccess, ReasonHeader } from '../access-log/access.ts';
import { AccessLog } from '../access-log/access-log.ts';
import { CandidateService } from '../candidate/candidate.service.ts';
import { CandidateHistory } from '../candidate/candidate-history.ts';
import { CandidateStore } from '../candidate/candidate-store.ts';
import { ConsentHistory } from './consent.resource.ts';
import { withStatement } from './consents.ts';

@ApiTags('Consent')
@AllowedRoles('institution', 'coordinator', 'admin')
@Controller('v1/candidates/:id/consents')
export class ConsentController {
  constructor(
    private readonly service: CandidateService,
    private readonly candidates: CandidateStore,
    private readonly history: CandidateHistory,
    private readonly accessLog: AccessLog,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Give or withdraw one consent',
    description:
      'Who withdraws consent to matching leaves every shortlist within seconds. A withdrawal stands until the person says otherwise at a later moment; old data sent again does not undo it.',
  })
  @ApiCreatedResponse({ type: Consent })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  @ApiConflictResponse({ description: 'Something later is known; the answer says what' })
  async state(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Body() statement: Consent,
  ): Promise<Consent> {
    if (Date.parse(statement.at) > Date.now()) throw invalidInput([{ pointer: '#/at', detail: 'lies in the future' }]);
    await this.service.change(caller, id, ({ consents }) => {
      const next = withStatement(consents, statement);
      if (next.includes(statement)) return { consents: next };
      const later = consents.find(({ purpose }) => purpose === statement.purpose);
      throw new Problem(
        'conflict',
        `What was said about ${statement.purpose} later counts: ${later?.given ? 'given' : 'not given'} at ${later?.at}.`,
        { consent: later },
      );
    });
    return statement;
  }

  @Get()
  @ReasonHeader()
  @ApiOperation({ summary: 'Read everything that was ever said about consent, with its proof' })
  @ApiOkResponse({ type: ConsentHistory })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  async list(@CurrentAccess() access: Access, @Param('id', IdPipe) id: string): Promise<ConsentHistory> {
    await this.candidates.findVisible(access.caller, id);
    await this.accessLog.note(access, 'consents', [id]);
    return { items: await this.history.consents(id) };
  }
}
