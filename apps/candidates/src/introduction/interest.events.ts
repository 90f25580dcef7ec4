import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { MatchConfirmed, type MatchState } from '#contracts/match-event';
import type { Answer, ReplyState } from '#contracts/reply-event';
import { MATCH_TOPIC, REPLY_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';

/** The answers that say whether a company wants to meet a candidate; who wants to be called has not said. */
const OF_INTEREST: readonly Answer[] = ['interested', 'not-interested', 'filled'];

/** Learns which matches were confirmed and which companies are interested. */
@Controller()
export class InterestEvents {
  /** Of candidates who were erased meanwhile nothing is kept. */
  @EventPattern<string>(MATCH_TOPIC, { types: [MatchConfirmed.type] })
  async onMatch(@Payload() { value }: ReceivedEvent<MatchState>, @Ctx() { transaction }: EventContext) {
    if (value === null) return;
    await transaction.query(
      `INSERT INTO confirmed_match (match_id, candidate_id, vacancy_id)
       SELECT $1, id, $3 FROM candidate WHERE id = $2 FOR KEY SHARE
       ON CONFLICT (match_id) DO NOTHING`,
      [value.id, value.candidateId, value.vacancyId],
    );
  }

  /** The later answer counts. */
  @EventPattern<string>(REPLY_TOPIC)
  async onReply(@Payload() { value }: ReceivedEvent<ReplyState>, @Ctx() { transaction }: EventContext) {
    if (value?.matchId === undefined || !OF_INTEREST.includes(value.answer)) return;
    await transaction.query(
      `INSERT INTO company_interest (match_id, company_id, answer, answered_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (match_id) DO UPDATE
         SET company_id = excluded.company_id, answer = excluded.answer, answered_at = excluded.answered_at
         WHERE company_interest.answered_at <= excluded.answered_at`,
      [value.matchId, value.companyId, value.answer, value.answeredAt],
    );
  }
}
