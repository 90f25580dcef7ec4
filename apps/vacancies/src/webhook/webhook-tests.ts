import { Injectable } from '@nestjs/common';
import { uuidv7 as newId } from 'uuidv7';
import { Clock } from '#platform/clock';
import { Problem } from '#platform/problem';
import type { Webhook } from './webhook.entity.ts';
import { type Receipt, WebhookSender } from './webhook-sender.ts';

/** Of one organisation, from each instance: nobody is to flood a third party by us, or keep us waiting for it. */
const AT_ONCE = 3;

/** Sends tests: signed like any webhook, at once, and never again. */
@Injectable()
export class WebhookTests {
  private readonly underWay = new Map<string, number>();

  constructor(
    private readonly sender: WebhookSender,
    private readonly clock: Clock,
  ) {}

  /** @throws {Problem} `conflict` if the organisation waits for the answers to others */
  async send(webhook: Webhook): Promise<Receipt> {
    const { id, owner } = webhook;
    const others = this.underWay.get(owner) ?? 0;
    if (others >= AT_ONCE) {
      throw new Problem('conflict', `You have ${AT_ONCE} tests under way; wait for their answers, 10 s at most.`);
    }
    this.underWay.set(owner, others + 1);
    try {
      const timestamp = this.clock.now().toISOString();
      const body = JSON.stringify({ type: 'webhook.test', timestamp, data: { webhookId: id } });
      return await this.sender.send(webhook, newId(), body);
    } finally {
      const left = (this.underWay.get(owner) ?? 1) - 1;
      if (left === 0) this.underWay.delete(owner);
      else this.underWay.set(owner, left);
    }
  }
}
