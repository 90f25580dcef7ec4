import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiConflictResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AllowedRoles, type Caller, CurrentCaller } from '#platform/caller';
import { IdPipe } from '#platform/id.pipe';
import { invalidInput, Problem } from '#platform/problem';
import { nextStates, statesFor } from '#scoring/recognition-transitions';
import { recognitionFaults } from '#submissions/read-recognition';
import { Recognition } from '#submissions/recognition.submission';
import { type Access, CurrentAccess, ReasonHeader } from '../access-log/access.ts';
import { AccessLog } from '../access-log/access-log.ts';
import { CandidateService } from '../candidate/candidate.service.ts';
import type { Candidate, KnownQualification } from '../candidate/candidate.ts';
import { CandidateHistory } from '../candidate/candidate-history.ts';
import { CandidateStore } from '../candidate/candidate-store.ts';
import { recognitionFault } from './known-qualifications.ts';
import { RecognitionHistory } from './recognition.resource.ts';

@ApiTags('Recognition')
@AllowedRoles('institution', 'coordinator', 'admin')
@Controller('v1/candidates/:id/qualifications/:qualificationId/recognition')
export class RecognitionController {
  constructor(
    private readonly service: CandidateService,
    private readonly candidates: CandidateStore,
    private readonly history: CandidateHistory,
    private readonly accessLog: AccessLog,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Say how far the recognition of one qualification has come',
    description: 'Replaces what was stated of it; that stays in the history.',
  })
  @ApiOkResponse({ type: RecognitionHistory })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  @ApiConflictResponse({
    description: 'It cannot come into this state from where it is; the answer names those it can',
  })
  async state(
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Param('qualificationId', IdPipe) qualificationId: string,
    @Body() recognition: Recognition,
  ): Promise<RecognitionHistory> {
    const changed = await this.service.change(caller, id, (candidate) => {
      const { profile } = candidate;
      const before = qualificationOf(candidate, qualificationId);
      const faults = recognitionFaults(recognition, before.resolved, profile.person, new Date())('#');
      if (faults.length > 0) throw invalidInput(faults);
      const fault = recognitionFault(before, { ...before, recognition });
      if (fault !== undefined) {
        const pointer = `#/${fault.field}`;
        throw new Problem('conflict', `${pointer}: ${fault.detail}`, { errors: [{ pointer, detail: fault.detail }] });
      }
      const qualifications = profile.qualifications.map((qualification) =>
        qualification === before ? { ...before, recognition } : qualification,
      );
      return { profile: { ...profile, qualifications } };
    });
    return this.tell(changed, qualificationId);
  }

  @Get()
  @ReasonHeader()
  @ApiOperation({ summary: 'Read the history of a recognition, and which states can follow' })
  @ApiOkResponse({ type: RecognitionHistory })
  @ApiNotFoundResponse({ description: 'None that you may see' })
  async read(
    @CurrentAccess() access: Access,
    @Param('id', IdPipe) id: string,
    @Param('qualificationId', IdPipe) qualificationId: string,
  ): Promise<RecognitionHistory> {
    const candidate = await this.candidates.findVisible(access.caller, id);
    qualificationOf(candidate, qualificationId);
    await this.accessLog.note(access, 'recognition', [id]);
    return this.tell(candidate, qualificationId);
  }

  private async tell(candidate: Candidate, qualificationId: string): Promise<RecognitionHistory> {
    const { resolved, recognition } = qualificationOf(candidate, qualificationId);
    return {
      items: await this.history.recognition(candidate.id, qualificationId),
      nextStatuses: recognition === undefined ? statesFor(resolved) : [...nextStates(resolved, recognition.status)],
    };
  }
}

function qualificationOf({ id, profile }: Candidate, qualificationId: string): KnownQualification {
  const known = profile.qualifications.find((qualification) => qualification.id === qualificationId);
  if (known !== undefined) return known;
  throw new Problem('not-found', `The candidate ${id} has no qualification ${qualificationId}.`);
}
