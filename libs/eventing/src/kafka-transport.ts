import { Logger } from '@nestjs/common';
import { type CustomTransportStrategy, type MessageHandler, Server } from '@nestjs/microservices';
import { type Consumer, type EachBatchPayload, type KafkaMessage, Partitioners, type Producer } from 'kafkajs';
import { isObservable, lastValueFrom } from 'rxjs';
import type { DataSource, EntityManager } from 'typeorm';
import { bury } from './dead-letters.ts';
import { decodeMessage } from './decode-message.ts';
import { consumerLag } from './eventing-metrics.ts';
import type { EventingOptions } from './eventing-options.ts';
import { kafkaClient } from './kafka-client.ts';
import { keepPlaceDuring } from './keep-place.ts';
import { offsetAfter, PartitionConsumer } from './partition-consumer.ts';
import { FencedConsumer, nextOffset, type PartitionOfGroup } from './partition-progress.ts';
import { EventContext, type ReceivedEvent } from './received-event.ts';
import { settleWithin } from './settle-within.ts';
import { traceHandling } from './tracing.ts';

/** Kafka's own name for the oldest message that a partition still holds. */
const BEGINNING = -2;
const RESTART_MS = 1_000;
const SHUTDOWN_MS = 5_000;
/** How long a crashed instance keeps its partitions, i.e. others wait for them. */
const SESSION_MS = 10_000;
/** Batches in hand at a time, each of another partition: while one waits for the database, others go on. */
const PARTITIONS_AT_A_TIME = 4;
const TELL_KAFKA_EVERY_MS = 5_000;

/** The log no longer holds what the group has yet to read. Going on would pass messages over without a word. */
class LostTopic extends Error {
  override readonly name = 'LostTopic';
}

/**
 * Consumes topics for `@EventPattern(topic)` methods, each message with effect once. A method with the extra
 * `{ batch: true }` gets all events of a transaction as a list, one with `{ types: [...] }` only events of these types;
 * what the others say is not even read.
 *
 * The effects of messages and the offset behind them commit in one database transaction; on assignment the consumer
 * starts from the stored offset, and a consumer that lost its partition finds the offset moved on and changes
 * nothing. Kafka is told of the offsets too from time to time, but only for those who watch the lag there.
 */
export class KafkaTransport extends Server implements CustomTransportStrategy {
  /** Without it NestJS would log an error of a handler and take the event for handled. */
  override readonly propagatesEventHandlerErrors = true;

  private readonly log = new Logger(KafkaTransport.name);
  private readonly partitions = new Map<string, PartitionConsumer>();
  /** By partition, what Kafka has not been told yet. */
  private readonly untold = new Map<string, { topic: string; partition: number; offset: string }>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private consumer?: Consumer;
  private deadLetters?: Producer;
  private starting?: Promise<void>;
  private stopping = false;

  /** Is called with the partitions this instance is to read, by topic, whenever the group has shared them out. */
  onAssigned?: (assignment: Readonly<Record<string, readonly number[]>>) => void;

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
    this.starting = this.start().catch((error: Error) => this.restart(error));
    this.timers.add(setInterval(() => this.tellKafka(), TELL_KAFKA_EVERY_MS));
    callback();
  }

  /** Finishes the transaction in hand and leaves the group. */
  async close(): Promise<void> {
    this.stopping = true;
    for (const timer of this.timers) clearTimeout(timer);
    // A consumer that is told to leave while it joins would join all the same.
    await settleWithin(SHUTDOWN_MS, this.starting);
    await settleWithin(SHUTDOWN_MS, this.tellKafka());
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
      sessionTimeout: SESSION_MS,
      // How long a fetch waits for messages, and with it the shutdown and the next try in a partition that was paused.
      maxWaitTimeInMs: 250,
      retry: { restartOnFailure: async () => true },
    });
    this.consumer = consumer;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.partitions.clear();
      this.untold.clear();
      this.joined = true;
      this.onAssigned?.(payload.memberAssignment);
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
      // It would ask Kafka after every batch, however rarely it is told to.
      autoCommit: false,
      partitionsConsumedConcurrently: PARTITIONS_AT_A_TIME,
      eachBatch: (payload) => keepPlaceDuring(payload.heartbeat, () => this.takeBatch(payload)),
    });
  }

  private async tellKafka(): Promise<void> {
    const offsets = [...this.untold.values()];
    this.untold.clear();
    if (offsets.length === 0) return;
    await this.consumer?.commitOffsets(offsets).catch((error: Error) => this.log.debug(error.message));
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
    this.later(RESTART_MS, async () => {
      await Promise.allSettled(clients.map((client) => client?.disconnect()));
      if (!this.stopping) this.starting = this.start().catch((again: Error) => this.restart(again));
    });
  }

  private async takeBatch({ batch, ...kafka }: EachBatchPayload): Promise<void> {
    const { topic, partition } = batch;
    const name = `${topic}/${partition}`;
    try {
      const consumer =
        this.partitions.get(name) ?? (await this.takeUp({ group: this.options.service, topic, partition }, batch));
      if (consumer === undefined) return;
      const last = BigInt(batch.messages.at(-1)?.offset ?? -1);
      while (consumer.position <= last && kafka.isRunning() && !kafka.isStale()) {
        const before = consumer.position;
        const wait = await consumer.take(batch.messages);
        if (consumer.position > before) {
          kafka.resolveOffset(String(consumer.position - 1n));
          this.untold.set(name, { topic, partition, offset: String(consumer.position) });
        }
        consumerLag.set({ topic, partition }, Number(BigInt(batch.highWatermark) - consumer.position));
        if (wait > 0) return this.pauseFor(wait, kafka.pause);
        await kafka.heartbeat();
      }
      // Kafka's own records, which nobody is shown, may stand behind the last message.
      if (consumer.position > last) kafka.resolveOffset(batch.lastOffset());
    } catch (error) {
      if (error instanceof FencedConsumer) {
        this.log.warn(error.message);
        this.partitions.delete(name);
        return;
      }
      if (error instanceof LostTopic) this.log.error(error.message);
      throw error;
    }
  }

  /** @returns `undefined` if the fetch began behind the stored offset and has to be made again from there */
  private async takeUp(
    partition: PartitionOfGroup,
    batch: EachBatchPayload['batch'],
  ): Promise<PartitionConsumer | undefined> {
    const name = `${partition.topic}/${partition.partition}`;
    const next = await nextOffset(this.dataSource.manager, partition);
    if (next !== undefined && next > BigInt(batch.highWatermark)) {
      throw new LostTopic(
        `${name} ends before offset ${next}, up to which it was handled: the topic was made anew. ` +
          'Delete its rows in consumer_offset to read it from its beginning.',
      );
    }
    const consumer = new PartitionConsumer(this.dataSource, partition, this.workOn(partition), next);
    this.partitions.set(name, consumer);
    const first = batch.firstOffset();
    if (next === undefined || first === null || BigInt(first) <= next) return consumer;
    this.consumer?.seek({ topic: partition.topic, partition: partition.partition, offset: String(next) });
    return undefined;
  }

  private workOn(partition: PartitionOfGroup) {
    const handler = this.getHandlerByPattern(partition.topic) as MessageHandler;
    const { batch = false, types }: { batch?: boolean; types?: readonly string[] } = handler.extras ?? {};
    return {
      batch,
      handle: async (messages: KafkaMessage[], transaction: EntityManager, from: bigint | undefined) => {
        const context = new EventContext([
          transaction,
          { partition: partition.partition, from, to: offsetAfter(messages) },
        ]);
        const events = messages.flatMap((message) => decodeMessage(message, types) ?? []);
        if (batch && events.length > 0) await this.deliver(handler, events, context);
        if (!batch) for (const event of events) await this.deliver(handler, event, context);
      },
      bury: (message: KafkaMessage, failure: { error: Error; tries: number }) =>
        bury(this.deadLetters as Producer, partition, message, failure),
    };
  }

  private async deliver(
    handler: MessageHandler,
    payload: ReceivedEvent<unknown> | ReceivedEvent<unknown>[],
    context: EventContext,
  ): Promise<void> {
    const events = Array.isArray(payload) ? payload : [payload];
    await this.options.withLogFields(events.length === 1 ? { eventId: events[0]?.id } : {}, () =>
      traceHandling(events, async () => {
        const result = await handler(payload, context);
        if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
      }),
    );
  }

  /** Only the partition waits; its place in the group is kept meanwhile. */
  private pauseFor(ms: number, pause: () => () => void): void {
    const resume = pause();
    this.later(ms, resume);
  }

  private later(ms: number, work: () => unknown): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, ms);
    this.timers.add(timer);
  }
}
