import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import {
  DataSource,
  type EntityManager,
  type EntitySubscriberInterface,
  type QueryRunner,
  type TransactionCommitEvent,
} from 'typeorm';
import { OUTBOX_CHANNEL } from './eventing-tables.migration.ts';

/** Whose transaction wrote to the outbox. */
const writers = new WeakSet<QueryRunner>();

/** Has the relay woken when the transaction of `manager` commits. */
export function wakeRelayAfter({ queryRunner }: EntityManager): void {
  if (queryRunner !== undefined) writers.add(queryRunner);
}

/**
 * Wakes the relay, in whichever instance it runs, when a transaction that wrote to the outbox has committed. Not from
 * within: PostgreSQL lets transactions that notify commit one at a time, each with its own write to the disk. Should the
 * process end in between, the relay looks by itself a second later.
 */
@Injectable()
export class OutboxWaker implements OnModuleInit, EntitySubscriberInterface {
  private readonly logger = new Logger(OutboxWaker.name);
  private waking = false;
  private again = false;

  constructor(private readonly dataSource: DataSource) {}

  onModuleInit(): void {
    this.dataSource.subscribers.push(this);
  }

  afterTransactionCommit({ queryRunner }: TransactionCommitEvent): void {
    if (!queryRunner.isTransactionActive && writers.delete(queryRunner)) this.wake();
  }

  /** One call serves all that commit while it is under way. */
  private wake(): void {
    if (this.waking) {
      this.again = true;
      return;
    }
    this.waking = true;
    this.notify().finally(() => {
      this.waking = false;
      if (!this.again) return;
      this.again = false;
      this.wake();
    });
  }

  private async notify(): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.query('/* prepared */ SELECT pg_notify($1, $2)', [OUTBOX_CHANNEL, '']);
    } catch (error) {
      this.logger.warn(`The relay was not woken: ${(error as Error).message}`);
    } finally {
      await runner.release();
    }
  }
}
