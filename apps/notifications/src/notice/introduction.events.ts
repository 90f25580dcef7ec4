import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { uuidv7 as newId } from 'uuidv7';
import { type IntroductionState, IntroductionWithdrawn } from '#contracts/introduction-event';
import { INTRODUCTION_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { traceHeaders } from '#eventing/tracing';
import { Clock } from '#platform/clock';
import { isErased } from '../erasure/erased-candidate.entity.ts';
import { Notice } from './notice.entity.ts';

/** Notes every introduction, so that its company gets the link to the contact details, unless it is withdrawn before. */
@Controller()
export class IntroductionEvents {
  constructor(private readonly clock: Clock) {}

  @EventPattern<string>(INTRODUCTION_TOPIC)
  async note(@Payload() event: ReceivedEvent<IntroductionState>, @Ctx() { transaction }: EventContext): Promise<void> {
    if (event.value === null) return;
    const { id, vacancyId, matchId, candidateId } = event.value;
    if (event.type === IntroductionWithdrawn.type) {
      const untold = { kind: 'introduction', about: id, state: 'waiting' } as const;
      await transaction.update(Notice, untold, { state: 'dropped' });
      return;
    }
    if (await isErased(transaction, candidateId)) return;
    await transaction.query(
      `INSERT INTO notice (id, kind, about, vacancy_id, match_id, match, trace, state, not_before, created_at)
       VALUES ($1, 'introduction', $2::uuid::text, $3, $4, $5, $6, 'waiting', $7, $7)
       ON CONFLICT (kind, about) DO NOTHING`,
      [newId(), id, vacancyId, matchId, JSON.stringify(event.value), traceHeaders(), this.clock.now()],
    );
  }
}
