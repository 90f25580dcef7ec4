import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { type Answer, ReplyGiven, type ReplyState } from '#contracts/reply-event';
import { REPLY_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { WebhookAnnouncer } from '../webhook/webhook-announcer.ts';
import type { ClosingReason } from './life-cycle.ts';
import { VacancyService } from './vacancy.service.ts';

/** What a company's answer means for its vacancy. The other answers leave it open. */
const CLOSES: Partial<Record<Answer, ClosingReason>> = { filled: 'filled', 'no-longer-needed': 'withdrawn' };

/** Closes vacancies whose company answered an e-mail that it no longer needs anyone, and has the partner told of each answer. */
@Controller()
export class ReplyEvents {
  constructor(
    private readonly vacancies: VacancyService,
    private readonly webhooks: WebhookAnnouncer,
  ) {}

  @EventPattern<string>(REPLY_TOPIC)
  async follow(@Payload() event: ReceivedEvent<ReplyState>, @Ctx() { transaction }: EventContext): Promise<void> {
    if (event.type !== ReplyGiven.type || event.value === null) return;
    const { vacancyId, companyId, answer, matchId, answeredAt: at } = event.value;
    const data = { ...(matchId === undefined ? {} : { matchId }), answer };
    const { id: eventId, trace } = event;
    await this.webhooks.announce(transaction, [{ eventId, type: 'company.replied', vacancyId, at, data, trace }]);
    const reason = CLOSES[answer];
    if (reason !== undefined) await this.vacancies.closeForCompany(transaction, { vacancyId, companyId }, reason);
  }
}
