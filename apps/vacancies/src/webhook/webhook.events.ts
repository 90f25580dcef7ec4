import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { MatchConfirmed, type MatchState } from '#contracts/match-event';
import { MATCH_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { type Happening, WebhookAnnouncer } from './webhook-announcer.ts';

/** Has partners told of matches that a coordinator confirmed. */
@Controller()
export class WebhookEvents {
  constructor(private readonly announcer: WebhookAnnouncer) {}

  @EventPattern<string>(MATCH_TOPIC, { batch: true, types: [MatchConfirmed.type] })
  async onMatches(@Payload() events: ReceivedEvent<MatchState>[], @Ctx() { transaction }: EventContext): Promise<void> {
    const confirmed = events.flatMap(({ id: eventId, value, trace }): Happening[] => {
      if (value === null) return [];
      const { id: matchId, vacancyId, occurredAt: at } = value;
      return [{ eventId, type: 'match.confirmed', vacancyId, at, data: { matchId }, trace }];
    });
    await this.announcer.announce(transaction, confirmed);
  }
}
