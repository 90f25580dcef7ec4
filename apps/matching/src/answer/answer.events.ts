import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { ReplyState } from '#contracts/reply-event';
import { REPLY_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { FeedLog } from '../feed/feed-log.ts';

/** Keeps what companies answered about matches, and tells the coordinators. */
@Controller()
export class AnswerEvents {
  constructor(private readonly feed: FeedLog) {}

  @EventPattern<string>(REPLY_TOPIC, { batch: true })
  async onReplies(@Payload() events: ReceivedEvent<ReplyState>[], @Ctx() { transaction }: EventContext): Promise<void> {
    await transaction.query(
      `INSERT INTO company_answer (id, match_id, answer, reason, commented, answered_at)
       SELECT id, "matchId", answer, reason, coalesce(commented, false), "answeredAt"
       FROM json_to_recordset($1) AS reply (id uuid, "matchId" uuid, answer text, reason text, commented boolean,
         "answeredAt" timestamptz)
       WHERE "matchId" IS NOT NULL
       ON CONFLICT (id) DO NOTHING`,
      [JSON.stringify(events.map(({ value }) => value))],
    );
    await this.feed.add(transaction, events.map(withoutWords));
  }
}

/** Older events bear what the company wrote: it may name somebody, and is not told on. */
function withoutWords(event: ReceivedEvent<ReplyState>): ReceivedEvent<ReplyState> {
  if (event.value === null) return event;
  const { words, phone, commented = words !== undefined || phone !== undefined, ...value } = event.value;
  return { ...event, value: { ...value, commented } };
}
