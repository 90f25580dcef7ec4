import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import type { VacancyState } from '#contracts/vacancy-event';
import { toMessage } from './cloud-event-message.ts';
import type { Writer } from './contender.ts';

/** Messages in one request to Kafka, as many as the relay sends at most. */
const BATCH = 1_000;

/** Produces events in batches, without a database. */
export class KafkajsWriter implements Writer {
  private readonly producer: Producer;

  constructor(
    brokers: readonly string[],
    private readonly topic: string,
  ) {
    const kafka = new Kafka({ clientId: 'writer', brokers: [...brokers], logLevel: logLevel.NOTHING });
    this.producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
  }

  start(): Promise<void> {
    return this.producer.connect();
  }

  async write(events: readonly VacancyState[]): Promise<void> {
    for (let from = 0; from < events.length; from += BATCH) {
      const messages = events.slice(from, from + BATCH).map(toMessage);
      await this.producer.send({ topic: this.topic, acks: -1, messages });
    }
  }

  stop(): Promise<void> {
    return this.producer.disconnect();
  }
}
