import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WorkDue, type WorkState } from '#contracts/work-event';
import { Outbox } from '#eventing/outbox';

/** Tells the writer of an occupational field, whichever instance that is, that something in it changed. */
@Injectable()
export class Forwarding {
  constructor(private readonly outbox: Outbox) {}

  /** Within the transaction of the change, so that none goes untold. */
  async forward(transaction: EntityManager, work: WorkState[]): Promise<void> {
    const events = work.map((value) => ({ key: value.field, subject: value.id, value }));
    await this.outbox.add(transaction, WorkDue, ...events);
  }
}
