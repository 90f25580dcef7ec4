import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { checkEvent } from '#contracts/check-event';
import type { EventContract, ValueOf } from '#contracts/event-contract';
import { toHeaders } from './cloud-event.ts';
import { EVENTING_OPTIONS, type EventingOptions } from './eventing-options.ts';
import { OutboxMessage } from './outbox-message.entity.ts';
import { traceHeaders } from './tracing.ts';

/** An event to publish. */
export interface NewEvent<Value> {
  /** What stays in order: see `keyedBy` of the contract. */
  readonly key: string;
  /** The id of what the event is about; the key if not given. */
  readonly subject?: string;
  readonly value: Value;
}

/**
 * Announces changes. An event is written into the transaction of the change it tells of, so that nothing is
 * published that was not committed, and nothing committed stays unpublished.
 *
 * @example
 * await dataSource.transaction(async (manager) => {
 *   await manager.save(vacancy);
 *   await outbox.add(manager, VacancyChanged, { key: vacancy.id, value: vacancy.toState() });
 * });
 */
@Injectable()
export class Outbox {
  constructor(@Inject(EVENTING_OPTIONS) private readonly options: EventingOptions) {}

  /**
   * Adds events of one kind to the transaction that `manager` belongs to.
   *
   * @throws {ContractViolation} if a value does not keep to the contract
   */
  async add<Contract extends EventContract>(
    manager: EntityManager,
    contract: Contract,
    ...events: NewEvent<ValueOf<Contract>>[]
  ): Promise<void> {
    for (const { value } of events) checkEvent(contract.type, value);
    const rows = events.map(({ key, subject = key, value }) =>
      this.toMessage(contract, key, subject, JSON.stringify(value)),
    );
    if (rows.length > 0) await manager.insert(OutboxMessage, rows);
  }

  /** Adds a tombstone: consumers of a state topic forget the key, and Kafka erases what it held of it. */
  async addTombstone(manager: EntityManager, contract: EventContract, key: string): Promise<void> {
    await manager.insert(OutboxMessage, this.toMessage(contract, key, key, null));
  }

  private toMessage(contract: EventContract, key: string, subject: string, value: string | null) {
    const attributes = toHeaders({
      id: randomUUID(),
      type: contract.type,
      source: `/${this.options.service}`,
      subject,
      time: new Date().toISOString(),
    });
    const headers = { ...attributes, ...traceHeaders() };
    return { topic: contract.topic, key, value, headers };
  }
}
