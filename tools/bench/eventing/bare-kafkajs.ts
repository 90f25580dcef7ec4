import { randomUUID } from 'node:crypto';
import { type Consumer, Kafka, type KafkaMessage, logLevel, Partitioners, type Producer } from 'kafkajs';
import type { VacancyState } from '#contracts/vacancy-event';
import { toMessage } from './cloud-event-message.ts';
import { until } from './until.ts';
import type { Contender, Handled } from './vacancy-stream.ts';

/** Messages in one request to Kafka, as many as the relay sends at most. */
const BATCH = 1_000;

/** The same messages in batches by the same client, without a database or a look at what is in them. */
export class BareKafkajs implements Contender {
  readonly name = 'bare kafkajs, no database';
  private readonly producer: Producer;
  private readonly consumer: Consumer;
  private handled: KafkaMessage[] = [];

  constructor(
    brokers: readonly string[],
    private readonly topic: string,
  ) {
    const kafka = new Kafka({ clientId: 'bare', brokers: [...brokers], logLevel: logLevel.WARN });
    this.producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    this.consumer = kafka.consumer({ groupId: `bare-${randomUUID()}`, maxWaitTimeInMs: 250 });
  }

  async start(): Promise<void> {
    await Promise.all([this.producer.connect(), this.consumer.connect()]);
    await this.consumer.subscribe({ topics: [this.topic], fromBeginning: true });
    const joined = new Promise<void>((resolve) => {
      this.consumer.on(this.consumer.events.GROUP_JOIN, () => resolve());
    });
    await this.consumer.run({
      eachBatch: async ({ batch }) => {
        for (const message of batch.messages) this.handled.push(message);
      },
    });
    await joined;
  }

  async send(events: readonly VacancyState[]): Promise<void> {
    for (let from = 0; from < events.length; from += BATCH) {
      const messages = events.slice(from, from + BATCH).map(toMessage);
      await this.producer.send({ topic: this.topic, acks: -1, messages });
    }
    await until(() => this.handled.length === events.length);
  }

  async collect(): Promise<Handled[]> {
    const handled = this.handled.map(({ key, value }) => {
      const { version, title } = JSON.parse(String(value)) as VacancyState;
      return { key: String(key), version, title };
    });
    this.handled = [];
    return handled;
  }

  async stop(): Promise<void> {
    await Promise.all([this.producer.disconnect(), this.consumer.disconnect()]);
  }
}
