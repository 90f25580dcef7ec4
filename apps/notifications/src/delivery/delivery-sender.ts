import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { SpanKind } from '@opentelemetry/api';
import { DataSource, type EntityManager } from 'typeorm';
import { DeliverySent } from '#contracts/delivery-event';
import { backoff } from '#eventing/failure';
import { Outbox } from '#eventing/outbox';
import { inTrace } from '#eventing/tracing';
import { Wakeup } from '#eventing/wakeup';
import { withLogFields } from '#platform/log-context';
import { Company } from '../company/company.entity.ts';
import { matchConfirmedMail } from '../mail/match-confirmed.mail.ts';
import { Vacancy } from '../vacancy/vacancy.entity.ts';
import { Delivery } from './delivery.entity.ts';
import { MailTransport, refusedForGood } from './mail-transport.ts';

/** How often an idle instance looks for deliveries that are due. */
const POLL_MS = 500;

/**
 * Sends what is due, one delivery at a time. A delivery is locked while it is being sent, so that of several
 * instances each sends others. What became of it is committed together with the lock's release: after a crash in
 * between, the e-mail goes out once more under the same Message-ID.
 */
@Injectable()
export class DeliverySender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeliverySender.name);
  private readonly wakeup = new Wakeup();
  private stopping = false;
  private running?: Promise<void>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly transport: MailTransport,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Lets the delivery in hand finish. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wakeup.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      if (!(await this.sendNextOrWarn())) await this.wakeup.wait(POLL_MS);
    }
  }

  private async sendNextOrWarn(): Promise<boolean> {
    try {
      return await this.sendNext();
    } catch (error) {
      this.logger.warn(`Deliveries wait: ${(error as Error).message}`);
      return false;
    }
  }

  /** @returns whether one was due */
  private async sendNext(): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const delivery = await takeDue(manager);
      if (delivery === undefined) return false;
      await withLogFields({ deliveryId: delivery.id, matchId: delivery.matchId }, () =>
        inTrace(delivery.trace, 'send e-mail', { kind: SpanKind.CLIENT }, () => this.send(manager, delivery)),
      );
      return true;
    });
  }

  private async send(manager: EntityManager, delivery: Delivery): Promise<void> {
    const vacancy = await manager.findOneByOrFail(Vacancy, { id: delivery.vacancyId });
    const company = await manager.findOneByOrFail(Company, { id: vacancy.companyId });
    const messageId = this.transport.messageId(delivery.id);
    delivery.companyId = company.id;
    delivery.recipient = company.contactEmail;
    delivery.locale = company.locale;
    delivery.messageId = messageId;
    delivery.attempts += 1;
    try {
      const mail = matchConfirmedMail(delivery.match, vacancy, company.locale);
      await this.transport.send(mail, { to: company.contactEmail, messageId, locale: company.locale });
    } catch (error) {
      this.noteFailure(delivery, error as Error);
      await manager.save(delivery);
      return;
    }
    const sentAt = new Date();
    delivery.state = 'sent';
    delivery.sentAt = sentAt;
    delivery.lastError = null;
    await manager.save(delivery);
    await this.outbox.add(manager, DeliverySent, {
      key: company.id,
      subject: delivery.id,
      value: {
        id: delivery.id,
        companyId: company.id,
        matchId: delivery.matchId,
        messageId,
        sentAt: sentAt.toISOString(),
      },
    });
    this.logger.log('The e-mail was sent.');
  }

  private noteFailure(delivery: Delivery, error: Error): void {
    delivery.lastError = error.message;
    if (refusedForGood(error)) {
      delivery.state = 'failed';
      this.logger.error(`The mail server refused the e-mail for good: ${error.message}`);
      return;
    }
    delivery.nextTryAt = new Date(Date.now() + backoff(delivery.attempts, Math.random()));
    // What bears no code did not come from the mail server: somebody will want to know where it did.
    this.logger.warn(`The e-mail is tried again: ${'code' in error ? error.message : error.stack}`);
  }
}

/** Locks the delivery that has been due longest, of those whose vacancy and company are known by now. */
async function takeDue(manager: EntityManager): Promise<Delivery | undefined> {
  const due: { id: string }[] = await manager.query(
    `SELECT delivery.id
     FROM delivery
       JOIN vacancy ON vacancy.id = delivery.vacancy_id
       JOIN company ON company.id = vacancy.company_id
     WHERE delivery.state = 'waiting' AND delivery.next_try_at <= $1
     ORDER BY delivery.next_try_at
     LIMIT 1
     FOR UPDATE OF delivery SKIP LOCKED`,
    [new Date()],
  );
  return due[0] && manager.findOneByOrFail(Delivery, { id: due[0].id });
}
