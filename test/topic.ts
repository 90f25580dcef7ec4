import { randomUUID } from 'node:crypto';
import { type IHeaders, Kafka, logLevel } from 'kafkajs';
import { passung } from './api.ts';
import { eventually } from './eventually.ts';

/** A message as a coordinator's own system would read it. */
export interface Message {
  readonly key: string;
  readonly type: string;
  readonly headers: Record<string, string>;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was published
  readonly value: any;
}

/** Reads a topic from its beginning, for as long as a test runs. */
export class TopicReader {
  readonly messages: Message[] = [];
  private readonly consumer = new Kafka({ brokers: passung.kafkaBrokers, logLevel: logLevel.NOTHING }).consumer({
    groupId: `test-${randomUUID()}`,
    maxWaitTimeInMs: 200,
  });

  constructor(private readonly topic: string) {}

  async start(): Promise<this> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [this.topic], fromBeginning: true });
    await this.consumer.run({
      eachMessage: async ({ message }) => {
        const headers = asText(message.headers);
        this.messages.push({
          key: String(message.key),
          type: headers.ce_type ?? '',
          headers,
          value: message.value === null ? null : JSON.parse(message.value.toString()),
        });
      },
    });
    return this;
  }

  /** Waits for a message that satisfies the test. */
  find(what: string, test: (message: Message) => boolean): Promise<Message> {
    return eventually(what, async () => this.messages.find(test));
  }

  async stop(): Promise<void> {
    await this.consumer.disconnect();
  }
}

const asText = (headers: IHeaders | undefined) =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]));
