import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { IntroductionState } from '#contracts/introduction-event';
import { INTRODUCTION_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { FeedLog } from '../feed/feed-log.ts';

/** Keeps which matches led to an introduction, and tells the coordinators. */
@Controller()
export class IntroductionEvents {
  constructor(private readonly feed: FeedLog) {}

  @EventPattern<string>(INTRODUCTION_TOPIC, { batch: true })
  async onIntroductions(
    @Payload() events: ReceivedEvent<IntroductionState>[],
    @Ctx() { transaction }: EventContext,
  ): Promise<void> {
    const latest = new Map(events.map(({ subject, value }) => [subject, value]));
    await transaction.query(
      `INSERT INTO introduction (id, match_id, released_at, expires_at)
       SELECT id, "matchId", "releasedAt", "expiresAt"
       FROM json_to_recordset($1) AS released (id uuid, "matchId" uuid, "releasedAt" timestamptz, "expiresAt" timestamptz)
       ON CONFLICT (id) DO UPDATE SET expires_at = excluded.expires_at`,
      [JSON.stringify([...latest.values()])],
    );
    await this.feed.add(transaction, events);
  }
}
