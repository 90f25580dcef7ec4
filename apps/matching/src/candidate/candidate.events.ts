import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { CandidateState } from '#contracts/candidate-event';
import { CANDIDATE_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { isErased } from '../erasure/erased-candidate.entity.ts';
import { Shortlists } from '../shortlist/shortlists.ts';

/** Follows candidates: each change is matched at once, and who is gone is forgotten. */
@Controller()
export class CandidateEvents {
  constructor(private readonly shortlists: Shortlists) {}

  @EventPattern<string>(CANDIDATE_TOPIC)
  async onCandidate(@Payload() event: ReceivedEvent<CandidateState>, @Ctx() context: EventContext): Promise<void> {
    if (event.value === null) await this.shortlists.candidateGone(context.transaction, event.key);
    else if (!(await isErased(context.transaction, event.key)))
      await this.shortlists.candidateChanged(context.transaction, event.value);
  }
}
