import { Logger } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { type Consumer, type EachBatchPayload, type KafkaMessage, Partitioners, type Producer } from 'kafkajs';
import { isObservable, lastValueFrom } from 'rxjs';
import type { DataSource, EntityManager } from 'typeorm';
import { bury } from './dead-letters.ts';
import { decodeMessage } from './decode-message.ts';
import type { EventingOptions } from './eventing-options.ts';
import { backoff, kindOfFailure } from './failure.ts';
import { kafkaClient } from './kafka-client.ts';
import { advance, FencedConsumer, nextOffset, type PartitionOfGroup } from './partition-progress.ts';
import { EventContext } from './received-event.ts';
import { settleWithin } from './settle-within.ts';

/** One transaction takes messages until this time has passed, so that locks are not held for long. */
const TRANSACTION_MS = 100;
const TRANSACTION_MESSAGES = 200;
/** How often a message that fails for no passing reason is tried before it is buried. */
const MOST_TRIES = 5;
/** Kafka's own name for the oldest message that a partition still holds. */
const BEGINNING = -2;
const RESTART_MS = 1_000;
const SHUTDOWN_MS = 5_000;

/** The log no longer holds what the group has yet to read. Going on would pass messages over without a word. */
class LostTopic extends Error {
  override readonly name = 'LostTopic';
}

/** Where this consumer believes its group to stand in a partition, and how its next message has fared so far. */
interface Position {
  next: bigint | undefined;
  tries: number;
}

/**
 * Consumes topics for `@EventPattern(topic)` methods, each message with effect once.
 *
 * The effects of a message and the offset behind it commit in one database transaction; on assignment the consumer
 * starts from the stored offset, and a consumer that lost its partition finds the offset moved on and changes
 * nothing. A message that fails for a passing reason makes its partition wait, so that nothing overtakes it; one that
 * can never succeed goes to the dead letters. Offsets are committed to Kafka too, but only for those who watch lag.
 */
export class KafkaTransport extends Server implements CustomTransportStrategy {
  /** Without it NestJS would log an error of a handler and take the event for handled. */
  override readonly propagatesEventHandlerErrors = true;

  private readonly log = new Logger(KafkaTransport.name);
  private readonly positions = new Map<string, Position>();
  private readonly resuming = new Set<NodeJS.Timeout>();
  private consumer?: Consumer;
  private deadLetters?: Producer;
  private stopping = false;

  /** Whether the consumer is a member of its group. */
  joined = false;

  constructor(
    private readonly options: EventingOptions,
    private readonly dataSource: DataSource,
  ) {
    super();
  }

  /** Returns at once: a service serves its API whether or not Kafka is there. */
  listen(callback: () => void): void {
    this.start().catch((error: Error) => this.restart(error));
    callback();
  }

  async close(): Promise<void> {
    this.stopping = true;
    for (const timer of this.resuming) clearTimeout(timer);
    await settleWithin(SHUTDOWN_MS, this.consumer?.disconnect());
    await settleWithin(SHUTDOWN_MS, this.deadLetters?.disconnect());
  }

  on(): never {
    throw new Error('The Kafka transport has no events to listen to.');
  }

  unwrap<Client>(): Client {
    return this.consumer as Client;
  }

  private async start(): Promise<void> {
    const kafka = kafkaClient(this.options);
    this.deadLetters = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await this.deadLetters.connect();
    const consumer = kafka.consumer({
      groupId: this.options.service,
      // How long a fetch waits for messages, and with it the shutdown and the next try in a partition that was paused.
      maxWaitTimeInMs: 250,
      retry: { restartOnFailure: async () => true },
    });
    this.consumer = consumer;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.positions.clear();
      this.joined = true;
      this.goToStoredOffsets(payload.memberAssignment).catch((error: Error) => this.log.warn(error.message));
    });
    consumer.on(consumer.events.DISCONNECT, () => {
      this.joined = false;
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      this.joined = false;
      if (!payload.restart) this.restart(payload.error);
    });
    await consumer.connect();
    await consumer.subscribe({ topics: [...this.getHandlers().keys()], fromBeginning: true });
    await consumer.run({
      eachBatchAutoResolve: false,
      autoCommitInterval: 5_000,
      eachBatch: (payload) => this.handleBatch(payload),
    });
  }

  /** Kafka may remember a newer offset than the database, and would then have nothing to hand over. */
  private async goToStoredOffsets(assignment: Record<string, number[]>): Promise<void> {
    for (const [topic, partitions] of Object.entries(assignment)) {
      for (const partition of partitions) {
        const next = await nextOffset(this.dataSource.manager, { group: this.options.service, topic, partition });
        this.consumer?.seek({ topic, partition, offset: String(next ?? BEGINNING) });
      }
    }
  }

  private restart(error: Error): void {
    if (this.stopping) return;
    this.log.warn(`The consumer starts anew: ${error.message}`);
    const clients = [this.consumer, this.deadLetters];
    const timer = setTimeout(async () => {
      this.resuming.delete(timer);
      await Promise.allSettled(clients.map((client) => client?.disconnect()));
      if (!this.stopping) await this.start().catch((again: Error) => this.restart(again));
    }, RESTART_MS);
    this.resuming.add(timer);
  }

  private async handleBatch(payload: EachBatchPayload): Promise<void> {
    const { batch } = payload;
    const partition = { group: this.options.service, topic: batch.topic, partition: batch.partition };
    try {
      const position = await this.position(partition, payload);
      if (position === undefined) return;
      const messages = batch.messages.filter(({ offset }) => BigInt(offset) >= (position.next ?? 0n));
      await this.handleMessages(partition, position, messages, payload);
    } catch (error) {
      if (!(error instanceof FencedConsumer)) {
        this.log.error((error as Error).message);
        throw error;
      }
      this.log.warn(error.message);
      this.positions.delete(nameOf(partition));
    }
  }

  /** @returns `undefined` if the fetch began behind the stored offset and has to be made again from there */
  private async position(partition: PartitionOfGroup, { batch }: EachBatchPayload): Promise<Position | undefined> {
    const known = this.positions.get(nameOf(partition));
    if (known !== undefined) return known;
    const next = await nextOffset(this.dataSource.manager, partition);
    if (next !== undefined && next > BigInt(batch.highWatermark)) {
      throw new LostTopic(
        `${nameOf(partition)} ends before offset ${next}, up to which it was handled: the topic was made anew. ` +
          'Delete its rows in consumer_offset to read it from its beginning.',
      );
    }
    this.positions.set(nameOf(partition), { next, tries: 0 });
    const first = batch.firstOffset();
    if (next === undefined || first === null || BigInt(first) <= next) return this.positions.get(nameOf(partition));
    this.consumer?.seek({ topic: batch.topic, partition: batch.partition, offset: String(next) });
    return undefined;
  }

  private async handleMessages(
    partition: PartitionOfGroup,
    position: Position,
    messages: KafkaMessage[],
    { batch, resolveOffset, heartbeat, isRunning, isStale, pause }: EachBatchPayload,
  ): Promise<void> {
    let done = 0;
    while (done < messages.length && isRunning() && !isStale()) {
      const chunk = messages.slice(done, done + (position.tries > 0 ? 1 : TRANSACTION_MESSAGES));
      try {
        done += await this.handleChunk(partition, position, chunk);
      } catch (error) {
        if (error instanceof FencedConsumer) throw error;
        position.tries += 1;
        // Which message of the transaction failed is not known: from here on each gets one of its own.
        if (chunk.length > 1) continue;
        const buried = await this.buryIfHopeless(partition, position, chunk[0] as KafkaMessage, error as Error);
        if (!buried) return this.waitBeforeNextTry(position, pause);
        done += 1;
      }
      resolveOffset(messages[done - 1]?.offset as string);
      await heartbeat();
    }
    if (messages.length === 0) resolveOffset(batch.lastOffset());
  }

  /** @returns how many messages of the chunk one transaction took */
  private async handleChunk(partition: PartitionOfGroup, position: Position, chunk: KafkaMessage[]): Promise<number> {
    const until = performance.now() + TRANSACTION_MS;
    let taken = 0;
    let next = position.next;
    await this.dataSource.transaction(async (manager) => {
      for (const message of chunk) {
        if (taken > 0 && performance.now() > until) break;
        await this.deliver(partition.topic, message, manager);
        taken += 1;
        next = BigInt(message.offset) + 1n;
      }
      await advance(manager, partition, position.next, next as bigint);
    });
    position.next = next;
    position.tries = 0;
    return taken;
  }

  private async deliver(topic: string, message: KafkaMessage, manager: EntityManager): Promise<void> {
    const event = decodeMessage(message);
    if (event === undefined) return;
    const handler = this.getHandlerByPattern(topic) as MessageHandler;
    await this.options.withLogFields({ eventId: event.id }, async () => {
      const result = await handler(event, new EventContext([manager]));
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    });
  }

  private async buryIfHopeless(
    partition: PartitionOfGroup,
    position: Position,
    message: KafkaMessage,
    error: Error,
  ): Promise<boolean> {
    const kind = kindOfFailure(error);
    const where = `${nameOf(partition)} at ${message.offset}`;
    if (kind === 'passing' || (kind === 'doubtful' && position.tries < MOST_TRIES)) {
      this.log.warn(`${where} failed ${position.tries} times and is tried again: ${error.stack}`);
      return false;
    }
    this.log.error(`${where} goes to the dead letters: ${error.stack}`);
    await bury(this.deadLetters as Producer, partition, message, { error, tries: position.tries });
    const next = BigInt(message.offset) + 1n;
    await advance(this.dataSource.manager, partition, position.next, next);
    position.next = next;
    position.tries = 0;
    return true;
  }

  /** Only the partition waits; its place in the group is kept meanwhile. */
  private waitBeforeNextTry(position: Position, pause: () => () => void): void {
    const resume = pause();
    const timer = setTimeout(
      () => {
        this.resuming.delete(timer);
        resume();
      },
      backoff(position.tries, Math.random()),
    );
    this.resuming.add(timer);
  }
}

const nameOf = ({ topic, partition }: PartitionOfGroup) => `${topic}/${partition}`;
