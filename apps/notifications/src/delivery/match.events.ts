import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { v7 as newId } from 'uuid';
import { MatchConfirmed, type MatchState } from '#contracts/match-event';
import { MATCH_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { traceHeaders } from '#eventing/tracing';
import { isErased } from '../erasure/erased-candidate.entity.ts';

/** Makes a delivery of every confirmed match. */
@Controller()
export class MatchEvents {
  @EventPattern<string>(MATCH_TOPIC)
  async plan(@Payload() event: ReceivedEvent<MatchState>, @Ctx() { transaction }: EventContext): Promise<void> {
    if (event.type !== MatchConfirmed.type || event.value === null) return;
    if (await isErased(transaction, event.value.candidateId)) return;
    await transaction.query(
      `INSERT INTO delivery (id, match_id, vacancy_id, match, trace, state, attempts, next_try_at, created_at)
       VALUES ($1, $2, $3, $4, $5, 'waiting', 0, $6, $6)
       ON CONFLICT (match_id) DO NOTHING`,
      [newId(), event.value.id, event.value.vacancyId, JSON.stringify(event.value), traceHeaders(), new Date()],
    );
  }
}
