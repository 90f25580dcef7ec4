import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ContractViolation, checkEvent } from '#contracts/check-event';
import type { EventContract, ValueOf } from '#contracts/event-contract';
import { toHeaders } from './cloud-event.ts';
import { EVENTING_OPTIONS, type EventingOptions } from './eventing-options.ts';
import type { OutboxMessage } from './outbox-message.entity.ts';
import { wakeRelayAfter } from './outbox-waker.ts';
import { traceHeaders } from './tracing.ts';

type OutboxRow = Pick<OutboxMessage, 'key' | 'value' | 'headers'>;

/** What Kafka takes of one message is 1 MiB (`max.message.bytes`), headers and all: a larger one would block the relay. */
const LARGEST_VALUE = 900_000;

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
   * Adds events of one kind to the transaction that `manager` belongs to. Events of one key are published in the order
   * in which they are added, so hold what the key stands for first, e.g. by updating its row: then nobody else can add
   * one until this transaction has ended.
   *
   * @throws {ContractViolation} if a value does not keep to the contract, or is larger than a topic takes
   */
  async add<Contract extends EventContract>(
    manager: EntityManager,
    contract: Contract,
    ...events: NewEvent<ValueOf<Contract>>[]
  ): Promise<void> {
    for (const { value } of events) checkEvent(contract.type, value);
    const headersOf = this.headers(contract);
    const rows = events.map(({ key, subject = key, value }) => ({
      key,
      value: toJson(contract, value),
      headers: headersOf(subject),
    }));
    if (rows.length > 0) await this.write(manager, contract, rows);
  }

  /** Adds a tombstone: consumers of a state topic forget the key, and Kafka erases what it held of it. */
  async addTombstone(manager: EntityManager, contract: EventContract, key: string): Promise<void> {
    await this.write(manager, contract, [{ key, value: null, headers: this.headers(contract)(key) }]);
  }

  /**
   * One statement whatever the number. A line break cannot stand in JSON, so that lines are the cheapest list there is:
   * nothing has to be escaped here or parsed there.
   */
  private async write(manager: EntityManager, { topic }: EventContract, rows: OutboxRow[]): Promise<void> {
    await manager.query(
      `/* prepared */
       INSERT INTO outbox (topic, key, value, headers)
       SELECT $1, key, value, headers::json
       FROM unnest($2::text[], string_to_array($3, E'\\n', ''), string_to_array($4, E'\\n')) AS event (key, value, headers)`,
      [
        topic,
        rows.map(({ key }) => key),
        // An empty line stands for no value.
        rows.map(({ value }) => value ?? '').join('\n'),
        rows.map(({ headers }) => JSON.stringify(headers)).join('\n'),
      ],
    );
    wakeRelayAfter(manager);
  }

  /** The headers of events that are added together, by subject. */
  private headers({ type }: EventContract): (subject: string) => Record<string, string> {
    const source = `/${this.options.service}`;
    const time = new Date().toISOString();
    const trace = traceHeaders();
    return (subject) => ({ ...toHeaders({ id: randomUUID(), type, source, subject, time }), ...trace });
  }
}

function toJson(contract: EventContract, value: unknown): string {
  const json = JSON.stringify(value);
  if (Buffer.byteLength(json) <= LARGEST_VALUE) return json;
  throw new ContractViolation(`A ${contract.type} event is larger than the ${LARGEST_VALUE} bytes a topic takes.`);
}
