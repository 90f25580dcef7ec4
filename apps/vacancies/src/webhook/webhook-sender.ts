import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SpanKind } from '@opentelemetry/api';
import { Counter } from 'prom-client';
import { settleWithin } from '#eventing/settle-within';
import { inTrace } from '#eventing/tracing';
import { Wakeup } from '#eventing/wakeup';
import { Clock } from '#platform/clock';
import { withLogFields } from '#platform/log-context';
import { waitAfter } from './retry-plan.ts';
import { type Claimed, type Outcome, WebhookQueue } from './webhook-queue.ts';
import { WebhookSecrets } from './webhook-secrets.ts';
import { WebhookTarget } from './webhook-target.ts';

const LOOK_EVERY_MS = 500;
/** Longer than a receiver may take, and writing down what it said. */
const LEASE_MS = 15_000;
const GRACE_MS = 12_000;
const IN_HAND_EACH = 5;
const IN_HAND = 50;
const FORGET_EVERY_MS = 3_600_000;
const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const GONE = 410;

const tries = new Counter({
  name: 'passung_webhook_tries_total',
  help: 'Tries to deliver webhooks, by what became of them: delivered, waiting (tried again) or failed (given up)',
  labelNames: ['outcome'],
});

/** What a receiver made of a webhook. */
export interface Receipt {
  readonly delivered: boolean;
  readonly status?: number;
  readonly error?: string;
}

/**
 * Sends webhooks that are due, several at a time. At least once: whoever dies between sending and writing it down leaves
 * the delivery to another instance, which sends it under the same id.
 */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(WebhookSender.name);
  private readonly wakeup = new Wakeup();
  private readonly inHand = new Map<string, { webhookId: string; sent: Promise<void> }>();
  private forgotAt = 0;
  private stopping = false;
  private running?: Promise<void>;

  constructor(
    private readonly queue: WebhookQueue,
    private readonly secrets: WebhookSecrets,
    private readonly target: WebhookTarget,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Lets those in hand finish. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wakeup.wake();
    await settleWithin(GRACE_MS, this.running);
  }

  /** Sends at once, without a second try: what the receiver makes of it is for the one who asks to see. */
  async send(
    webhook: Pick<Claimed, 'url' | 'secretNumber' | 'oldSecretUntil'> & { id: string },
    id: string,
    body: string,
  ): Promise<Receipt> {
    try {
      const status = await this.target.post(
        webhook.url,
        this.secrets.headers(webhook, id, body, this.clock.now()),
        body,
      );
      const delivered = status >= 200 && status < 300;
      return delivered ? { delivered, status } : { delivered, status, error: `The receiver answered ${status}.` };
    } catch (error) {
      return { delivered: false, error: (error as Error).message };
    }
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const claimed = this.inHand.size < IN_HAND ? await this.claim() : [];
      for (const delivery of claimed) {
        const sent = this.deliver(delivery).finally(() => {
          this.inHand.delete(delivery.id);
          this.wakeup.wake();
        });
        this.inHand.set(delivery.id, { webhookId: delivery.webhookId, sent });
      }
      if (claimed.length === 0) await this.wakeup.wait(LOOK_EVERY_MS);
    }
    await Promise.all([...this.inHand.values()].map(({ sent }) => sent));
  }

  private async claim(): Promise<Claimed[]> {
    try {
      await this.forget();
      return await this.queue.claim(IN_HAND_EACH, this.busy(), LEASE_MS);
    } catch (error) {
      this.logger.warn(`Webhooks wait: ${(error as Error).message}`);
      await this.wakeup.wait(LOOK_EVERY_MS);
      return [];
    }
  }

  /** Webhooks whose receivers have not answered the last yet. */
  private busy(): string[] {
    return [...new Set([...this.inHand.values()].map(({ webhookId }) => webhookId))];
  }

  private async forget(): Promise<void> {
    const now = Date.now();
    if (now - this.forgotAt < FORGET_EVERY_MS) return;
    this.forgotAt = now;
    await this.queue.forgetBefore(new Date(this.clock.now().getTime() - KEPT_DAYS * DAY_MS));
  }

  private deliver(delivery: Claimed): Promise<void> {
    return withLogFields({ webhookId: delivery.webhookId, deliveryId: delivery.id }, async () => {
      try {
        const receipt = await inTrace(delivery.trace, 'send webhook', { kind: SpanKind.CLIENT }, () =>
          this.send({ ...delivery, id: delivery.webhookId }, delivery.id, delivery.body),
        );
        const outcome = this.outcomeOf(delivery, receipt);
        tries.inc({ outcome: outcome.state });
        if (!receipt.delivered) this.logger.warn(`A webhook was not delivered: ${receipt.error}`);
        await this.queue.record(delivery, outcome);
      } catch (error) {
        this.logger.error(`What became of a webhook was not written down; it is sent again: ${(error as Error).stack}`);
      }
    });
  }

  private outcomeOf({ tries }: Claimed, { delivered, status, error }: Receipt): Outcome {
    const now = this.clock.now();
    const gone = status === GONE;
    const wait = delivered || gone ? undefined : waitAfter(tries, Math.random());
    return {
      state: delivered ? 'delivered' : wait === undefined ? 'failed' : 'waiting',
      nextTryAt: new Date(now.getTime() + (wait ?? 0)),
      ...(status === undefined ? {} : { status }),
      ...(error === undefined ? {} : { error }),
      gone,
    };
  }
}
