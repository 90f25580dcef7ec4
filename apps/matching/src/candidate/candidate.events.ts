import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { CandidateState } from '#contracts/candidate-event';
import { CANDIDATE_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { CandidateIntake } from './candidate-intake.ts';

/** Follows candidates; of several states of one in a transaction only the newest counts. */
@Controller()
export class CandidateEvents {
  constructor(private readonly intake: CandidateIntake) {}

  @EventPattern<string>(CANDIDATE_TOPIC, { batch: true })
  async onCandidates(@Payload() events: ReceivedEvent<CandidateState>[], @Ctx() context: EventContext): Promise<void> {
    await this.intake.take(context.transaction, new Map(events.map(({ key, value }) => [key, value])));
  }
}
