import { setTimeout as pause } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  Optional,
} from '@nestjs/common';
import { SpanKind } from '@opentelemetry/api';
import { backoff } from '#eventing/failure';
import { settleWithin } from '#eventing/settle-within';
import { inTrace } from '#eventing/tracing';
import { Wakeup } from '#eventing/wakeup';
import { Clock } from '#platform/clock';
import { withLogFields } from '#platform/log-context';
import { NotificationsSettings } from '../notifications.settings.ts';
import { QuietHours } from '../preferences/quiet-hours.ts';
import { DeliveryJournal, type Outcome } from './delivery-journal.ts';
import { type Claimed, DeliveryQueue } from './delivery-queue.ts';
import { MailTransport } from './mail-transport.ts';
import { RetryPlan, verdictOn } from './verdict.ts';

/** So many e-mails are in hand for each connection: while one is being sent, the next is ready. */
const IN_HAND_PER_CONNECTION = 20;

/** An e-mail on its way, and how to give it up. */
interface InHand {
  readonly given: AbortController;
  readonly sent: Promise<void>;
}

/** How the sender keeps time, in milliseconds. */
export class SendingRhythm {
  /** How often an idle instance looks for deliveries that are due. */
  readonly poll: number = 500;
  /** After so long others take over what a dead instance had in hand; a living one prolongs it. */
  readonly lease: number = 30_000;
  /** How long outcomes gather before the next are written down together; the first are at once. */
  readonly gather: number = 50;
  /** How long an instance that is told to stop waits for the e-mails in hand. */
  readonly grace: number = 12_000;
}

/**
 * Sends what is due, several at a time. A try is written down before it is made and what became of it afterwards, so that
 * after a crash in between an e-mail goes out once more, under the same Message-ID, and never more often.
 */
@Injectable()
export class DeliverySender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeliverySender.name);
  private readonly wakeup = new Wakeup();
  private readonly inHand = new Map<string, InHand>();
  private readonly outcomes: Outcome[] = [];
  private recording?: Promise<void>;
  private stopping = false;
  private abandoned = false;
  private running?: Promise<void>;
  private prolonging?: NodeJS.Timeout;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly journal: DeliveryJournal,
    private readonly transport: MailTransport,
    private readonly quietHours: QuietHours,
    private readonly clock: Clock,
    @Inject(NotificationsSettings) private readonly settings: Pick<NotificationsSettings, 'MAIL_CONNECTIONS'>,
    @Optional() private readonly rhythm = new SendingRhythm(),
    @Optional() private readonly retryPlan = new RetryPlan(),
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
    this.prolonging = setInterval(() => void this.prolong(), this.rhythm.lease / 3);
  }

  /** Lets the e-mails in hand finish, unless the mail server takes too long for that. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wakeup.wake();
    await settleWithin(this.rhythm.grace, this.running);
    this.abandoned = true;
    clearInterval(this.prolonging);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const most = this.settings.MAIL_CONNECTIONS * IN_HAND_PER_CONNECTION;
      const room = most - this.inHand.size;
      // Few at a time would cost a transaction each.
      const claimed = room >= most / 2 ? await this.claim(room) : [];
      for (const delivery of claimed) {
        const given = new AbortController();
        this.inHand.set(delivery.id, { given, sent: this.send(delivery, given) });
      }
      if (claimed.length === 0) await this.wakeup.wait(this.rhythm.poll);
    }
    await Promise.all([...this.inHand.values()].map(({ sent }) => sent));
    await this.recording;
  }

  private async claim(room: number): Promise<Claimed[]> {
    try {
      return await this.queue.claim(room, this.rhythm.lease);
    } catch (error) {
      this.logger.warn(`Deliveries wait: ${(error as Error).message}`);
      return [];
    }
  }

  private async send(delivery: Claimed, given: AbortController): Promise<void> {
    const outcome = await withLogFields({ deliveryId: delivery.id }, () =>
      inTrace(delivery.trace, 'send e-mail', { kind: SpanKind.CLIENT }, () => this.attempt(delivery, given)),
    );
    this.outcomes.push(outcome);
    this.recording ??= this.record();
    await this.recording;
  }

  private async attempt(delivery: Claimed, given: AbortController): Promise<Outcome> {
    const { recipient, messageId, locale, unsubscribeUrl } = delivery;
    if (delivery.takenOver)
      this.logger.warn('The e-mail was in the hands of an instance that is gone; it may come twice.');
    try {
      const envelope = { to: recipient, messageId, locale, unsubscribeUrl: unsubscribeUrl ?? undefined };
      await this.transport.send(delivery, envelope, given);
    } catch (error) {
      return this.afterFailure(delivery, error as Error);
    }
    this.logger.log('The e-mail was sent.');
    return { delivery, state: 'sent', at: this.clock.now() };
  }

  private async afterFailure(delivery: Claimed, error: Error): Promise<Outcome> {
    const at = this.clock.now();
    const verdict = verdictOn(error);
    if (verdict !== 'again') {
      this.logger.error(`The mail server refused the e-mail for good: ${error.message}`);
      const badAddress = verdict === 'bad-address';
      return { delivery, state: 'failed', at, failure: 'refused', error: error.message, badAddress };
    }
    if (this.retryPlan.isOver(delivery.firstTriedAt, at)) {
      this.logger.error(`The e-mail is given up after two days: ${error.message}`);
      return { delivery, state: 'failed', at, failure: 'gave-up', error: error.message, badAddress: false };
    }
    // What bears no code did not come from the mail server: somebody will want to know where it did.
    this.logger.warn(`The e-mail is tried again: ${'code' in error ? error.message : error.stack}`);
    const earliest = new Date(at.getTime() + this.retryPlan.delay(delivery.attempts, Math.random()));
    return { delivery, state: 'waiting', nextTryAt: await this.allowedTime(delivery, earliest), error: error.message };
  }

  private async allowedTime(delivery: Claimed, earliest: Date): Promise<Date> {
    try {
      return await this.quietHours.allowedTimeFor(delivery, earliest);
    } catch (error) {
      this.logger.warn(`Whether the company sleeps then is not known: ${(error as Error).message}`);
      return earliest;
    }
  }

  /** Writes down all that has happened meanwhile, again and again until nothing is left; the database may be away. */
  private async record(): Promise<void> {
    for (let tries = 1; this.outcomes.length > 0 && !this.abandoned; ) {
      const batch = this.outcomes.slice();
      try {
        await this.journal.record(batch);
        tries = 1;
        this.outcomes.splice(0, batch.length);
        for (const { delivery } of batch) this.inHand.delete(delivery.id);
        this.wakeup.wake();
        await pause(this.rhythm.gather);
      } catch (error) {
        this.logger.error(`What became of ${batch.length} e-mails is written down later: ${(error as Error).stack}`);
        await pause(backoff(tries++, Math.random()));
      }
    }
    this.recording = undefined;
  }

  private async prolong(): Promise<void> {
    if (this.inHand.size === 0) return;
    try {
      const recalled = await this.queue.prolong([...this.inHand.keys()], this.rhythm.lease);
      for (const id of recalled) this.inHand.get(id)?.given.abort();
    } catch (error) {
      this.logger.warn(`The e-mails in hand could not be held on to: ${(error as Error).message}`);
    }
  }
}
