import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { DeliveryFailed, type FailedDelivery } from '#contracts/delivery-event';
import { DELIVERY_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import type { FailedDeliveryTold } from './feed-entry.entity.ts';
import { FeedLog } from './feed-log.ts';

/** Tells coordinators which companies do not get their e-mail, so that they reach them another way. */
@Controller()
export class FailedDeliveryEvents {
  constructor(private readonly log: FeedLog) {}

  @EventPattern<string>(DELIVERY_TOPIC, { batch: true })
  async onDeliveries(
    @Payload() events: ReceivedEvent<FailedDelivery>[],
    @Ctx() { transaction }: EventContext,
  ): Promise<void> {
    const failed = events.filter(({ type }) => type === DeliveryFailed.type).flatMap(aboutEach);
    if (failed.length > 0) await this.log.add(transaction, failed);
  }
}

/** One event for each match and vacancy of the e-mail, for that is what readers ask for. Addresses are not told on. */
function aboutEach(event: ReceivedEvent<FailedDelivery>): ReceivedEvent<FailedDeliveryTold>[] {
  if (event.value === null) return [];
  const { id: deliveryId, companyId, matchIds, vacancyIds, reason, addressUndeliverable, failedAt } = event.value;
  const about = [...matchIds.map((matchId) => ({ matchId })), ...vacancyIds.map((vacancyId) => ({ vacancyId }))];
  return about.map((thing, place) => ({
    ...event,
    id: `${event.id}/${place}`,
    value: { deliveryId, companyId, ...thing, reason, addressUndeliverable, failedAt },
  }));
}
