import { Logger } from '@nestjs/common';
import type { KafkaMessage } from 'kafkajs';
import type { DataSource, EntityManager } from 'typeorm';
import { deadLettersBuried, handlingSeconds, retries, stalledTries } from './eventing-metrics.ts';
import { backoff, type FailureKind, kindOfFailure } from './failure.ts';
import { advance, FencedConsumer, type PartitionOfGroup } from './partition-progress.ts';

/** One transaction takes messages until this time has passed, so that locks are not held for long. */
const TRANSACTION_MS = 100;
const TRANSACTION_MESSAGES = 500;
/** How often a message that fails for no passing reason is tried before it is put aside. */
const MOST_TRIES = 5;

/** What a partition's messages are done with. */
export interface MessageWork {
  /** Whether the handler takes all messages of a transaction at once. */
  readonly batch: boolean;
  /** Runs the handler on the messages, within the transaction that goes on at `from`. */
  readonly handle: (messages: KafkaMessage[], transaction: EntityManager, from: bigint | undefined) => Promise<void>;
  /** Puts a message aside that can never be handled. */
  readonly bury: (message: KafkaMessage, failure: { error: Error; tries: number }) => Promise<void>;
}

/**
 * Takes the messages of one partition in order, each with effect once: what a handler writes and the offset behind it
 * commit together. Nothing overtakes a message that fails; it is tried again until its cause has passed, or put aside.
 */
export class PartitionConsumer {
  private readonly log = new Logger(PartitionConsumer.name);
  private readonly labels: { topic: string; partition: number };
  /** Failures in a row of the next message, by kind. */
  private tries: Record<FailureKind, number> = { passing: 0, doubtful: 0, permanent: 0 };
  /** Up to here each message gets a transaction of its own, since one of them made a whole transaction fail. */
  private singlyBefore = 0n;

  /** @param next the stored offset; `undefined` if the group never handled a message of the partition */
  constructor(
    private readonly dataSource: DataSource,
    private readonly partition: PartitionOfGroup,
    private readonly work: MessageWork,
    private next: bigint | undefined,
  ) {
    this.labels = { topic: partition.topic, partition: partition.partition };
  }

  /** Where the partition goes on; what lies before has taken effect. */
  get position(): bigint {
    return this.next ?? 0n;
  }

  /**
   * Takes messages for the length of one transaction.
   *
   * @param messages at least one; those before {@link position} are passed over
   * @returns how many milliseconds to wait before calling again; 0 if it went well
   * @throws {FencedConsumer} if another instance has taken messages of the partition: nothing was changed
   */
  async take(messages: KafkaMessage[]): Promise<number> {
    const chunk = this.nextChunk(messages);
    if (chunk.length === 0) return 0;
    try {
      await this.transact(chunk);
      this.clearTries();
      return 0;
    } catch (error) {
      if (error instanceof FencedConsumer) throw error;
      if (chunk.length > 1) {
        const { topic, partition } = this.labels;
        this.log.warn(
          `${chunk.length} messages of ${topic}/${partition} failed together and are tried one by one: ${(error as Error).message}`,
        );
        this.singlyBefore = BigInt(chunk.at(-1)?.offset ?? 0) + 1n;
        return 0;
      }
      return await this.retryOrBury(chunk[0] as KafkaMessage, error as Error);
    }
  }

  private nextChunk(messages: KafkaMessage[]): KafkaMessage[] {
    const left = messages.filter(({ offset }) => BigInt(offset) >= this.position);
    const [first] = left;
    const single = first !== undefined && BigInt(first.offset) < this.singlyBefore;
    return left.slice(0, single ? 1 : TRANSACTION_MESSAGES);
  }

  private async transact(chunk: KafkaMessage[]): Promise<void> {
    const began = performance.now();
    const taken = await this.dataSource.transaction(async (transaction) => {
      const handled = this.work.batch
        ? await this.handleTogether(chunk, transaction)
        : await this.handleOneByOne(chunk, transaction);
      await advance(transaction, this.partition, this.next, offsetAfter(handled));
      return handled;
    });
    this.next = offsetAfter(taken);
    handlingSeconds.observe({ topic: this.labels.topic }, (performance.now() - began) / 1_000 / taken.length);
  }

  private async handleTogether(chunk: KafkaMessage[], transaction: EntityManager): Promise<KafkaMessage[]> {
    await this.work.handle(chunk, transaction, this.next);
    return chunk;
  }

  private async handleOneByOne(chunk: KafkaMessage[], transaction: EntityManager): Promise<KafkaMessage[]> {
    const until = performance.now() + TRANSACTION_MS;
    const handled: KafkaMessage[] = [];
    for (const message of chunk) {
      if (handled.length > 0 && performance.now() > until) break;
      await this.work.handle([message], transaction, handled.length === 0 ? this.next : offsetAfter(handled));
      handled.push(message);
    }
    return handled;
  }

  private async retryOrBury(message: KafkaMessage, error: Error): Promise<number> {
    const kind = kindOfFailure(error);
    this.tries[kind] += 1;
    const { topic, partition } = this.labels;
    const where = `${topic}/${partition} at ${message.offset}`;
    const failed = this.tries.passing + this.tries.doubtful + this.tries.permanent;
    retries.inc({ topic, kind });
    stalledTries.set(this.labels, failed);
    if (kind === 'passing' || (kind === 'doubtful' && this.tries.doubtful < MOST_TRIES)) {
      this.log.warn(`${where} failed ${failed} times and is tried again: ${error.stack}`);
      return backoff(failed, Math.random());
    }
    this.log.error(`${where} goes to the dead letters: ${error.stack}`);
    const next = offsetAfter([message]);
    await this.dataSource.transaction(async (transaction) => {
      // First, since another instance may have handled the message meanwhile, which is why it fails here.
      await advance(transaction, this.partition, this.next, next);
      await this.work.bury(message, { error, tries: failed });
    });
    this.next = next;
    deadLettersBuried.inc({ topic });
    this.clearTries();
    return 0;
  }

  private clearTries(): void {
    this.tries = { passing: 0, doubtful: 0, permanent: 0 };
    stalledTries.set(this.labels, 0);
  }
}

/** Where a partition goes on after the messages. */
export const offsetAfter = (messages: KafkaMessage[]): bigint => BigInt(messages.at(-1)?.offset ?? -1) + 1n;
