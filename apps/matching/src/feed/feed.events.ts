import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { MatchState } from '#contracts/match-event';
import { MATCH_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { FeedLog } from './feed-log.ts';

/** Brings what was announced of matches, by whichever instance, into the one order of the feed. */
@Controller()
export class FeedEvents {
  constructor(private readonly log: FeedLog) {}

  @EventPattern<string>(MATCH_TOPIC, { batch: true })
  async onMatches(@Payload() events: ReceivedEvent<MatchState>[], @Ctx() context: EventContext): Promise<void> {
    await this.log.add(context.transaction, events);
  }
}
