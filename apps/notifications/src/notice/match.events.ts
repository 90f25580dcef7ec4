import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { uuidv7 as newId } from 'uuidv7';
import { MatchConfirmed, type MatchState } from '#contracts/match-event';
import { MATCH_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { traceHeaders } from '#eventing/tracing';
import { Clock } from '#platform/clock';
import { isErased } from '../erasure/erased-candidate.entity.ts';

/** Notes every confirmed match, so that its company is told. */
@Controller()
export class MatchEvents {
  constructor(private readonly clock: Clock) {}

  @EventPattern<string>(MATCH_TOPIC, { types: [MatchConfirmed.type] })
  async note(@Payload() event: ReceivedEvent<MatchState>, @Ctx() { transaction }: EventContext): Promise<void> {
    if (event.type !== MatchConfirmed.type || event.value === null) return;
    const { id, vacancyId, candidateId } = event.value;
    if (await isErased(transaction, candidateId)) return;
    await transaction.query(
      `INSERT INTO notice (id, kind, about, vacancy_id, match_id, match, trace, state, not_before, created_at)
       VALUES ($1, 'match-confirmed', $2::uuid::text, $3, $2, $4, $5, 'waiting', $6, $6)
       ON CONFLICT (kind, about) DO NOTHING`,
      [newId(), id, vacancyId, JSON.stringify(event.value), traceHeaders(), this.clock.now()],
    );
  }
}
