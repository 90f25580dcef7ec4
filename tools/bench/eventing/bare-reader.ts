import { randomUUID } from 'node:crypto';
import { type Consumer, Kafka, type KafkaMessage, logLevel } from 'kafkajs';
import type { VacancyState } from '#contracts/vacancy-event';
import type { Handled, Reader, ReaderPlan } from './contender.ts';
import { until } from './until.ts';

/** Takes messages in batches, without a database or a look at what is in them. */
export class BareReader implements Reader {
  private readonly consumer: Consumer;
  private messages: KafkaMessage[] = [];

  constructor(private readonly plan: ReaderPlan) {
    const kafka = new Kafka({ clientId: 'bare', brokers: [...plan.brokers], logLevel: logLevel.NOTHING });
    this.consumer = kafka.consumer({ groupId: `bare-${randomUUID()}`, maxWaitTimeInMs: 250 });
  }

  async start(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [this.plan.topic], fromBeginning: true });
    const joined = new Promise<void>((resolve) => {
      this.consumer.on(this.consumer.events.GROUP_JOIN, () => resolve());
    });
    await this.consumer.run({
      eachBatch: async ({ batch }) => {
        for (const message of batch.messages) this.messages.push(message);
      },
    });
    await joined;
  }

  handled(count: number): Promise<void> {
    return until(() => this.messages.length === count);
  }

  async collect(): Promise<Handled[]> {
    const messages = this.messages.splice(0);
    return messages.map(({ key, value }) => {
      const { version, title } = JSON.parse(String(value)) as VacancyState;
      return { key: String(key), version, title };
    });
  }

  stop(): Promise<void> {
    return this.consumer.disconnect();
  }
}
