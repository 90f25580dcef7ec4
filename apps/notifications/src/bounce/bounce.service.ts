import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Outbox } from '#eventing/outbox';
import { Clock } from '#platform/clock';
import { Delivery } from '../delivery/delivery.entity.ts';
import { announceFailed } from '../delivery/delivery-events.ts';
import { markUndeliverable } from '../delivery/delivery-journal.ts';
import { isAboutAddress } from '../delivery/verdict.ts';
import type { BounceReport } from './delivery-status-notification.ts';

/** `recorded`: the e-mail is known as bounced now; `known`: it was before; `ignored`: no failure, or none of ours. */
export type BounceOutcome = 'recorded' | 'known' | 'ignored';

/** Records e-mails that came back after a mail server had taken them. */
@Injectable()
export class BounceService {
  private readonly logger = new Logger(BounceService.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async record({ messageId, action, status, reason }: BounceReport): Promise<BounceOutcome> {
    // A status of class 4 passes by itself; the mail server says so again when it has given up.
    if (action !== 'failed' || status?.startsWith('4.')) return 'ignored';
    return this.dataSource.transaction(async (manager) => {
      const delivery = await manager.findOne(Delivery, { where: { messageId }, lock: { mode: 'pessimistic_write' } });
      if (delivery === null) {
        this.logger.warn('A bounce is about an e-mail that is none of ours.');
        return 'ignored';
      }
      if (delivery.state === 'bounced' || delivery.state === 'failed') return 'known';
      const failedAt = this.clock.now();
      const bounced = { state: 'bounced', failure: 'bounced', lastError: reason, failedAt } as const;
      await manager.update(Delivery, { id: delivery.id }, bounced);
      if (isAboutAddress(status)) await markUndeliverable(manager, delivery.recipient, reason, failedAt);
      await announceFailed(manager, this.outbox, [{ ...delivery, ...bounced }]);
      this.logger.warn(`The e-mail ${delivery.id} came back: ${reason}`);
      return 'recorded';
    });
  }
}
