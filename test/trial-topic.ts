import { randomUUID } from 'node:crypto';
import type { KafkaMessage, Message } from 'kafkajs';
import { vacancyExample } from '#contracts/event-examples';
import { deadLetterTopic } from '#contracts/topics';
import { toHeaders } from '#eventing/cloud-event';
import { eventually } from './eventually.ts';
import { kafka, unique } from './infrastructure.ts';

/** A topic of a test's own, with a producer and a reader at hand. */
export class TrialTopic {
  private readonly kafka = kafka();
  private readonly admin = this.kafka.admin();
  private readonly producer = this.kafka.producer();
  private readonly readers: { disconnect(): Promise<void> }[] = [];

  private constructor(readonly name: string) {}

  /** @param deadLettersOf groups that may put messages aside */
  static async create({ partitions = 1, deadLettersOf = [] as string[] } = {}): Promise<TrialTopic> {
    const topic = new TrialTopic(unique('trial.topic'));
    await Promise.all([topic.admin.connect(), topic.producer.connect()]);
    await topic.admin.createTopics({
      waitForLeaders: true,
      topics: [
        { topic: topic.name, numPartitions: partitions },
        ...deadLettersOf.map((group) => ({
          topic: deadLetterTopic(topic.name, group),
          numPartitions: 1,
          configEntries: [{ name: 'cleanup.policy', value: 'compact' }],
        })),
      ],
    });
    return topic;
  }

  async publish(...messages: Message[]): Promise<void> {
    await this.producer.send({ topic: this.name, acks: -1, messages });
  }

  /** How many messages were ever written to a topic. */
  async size(topic = this.name): Promise<number> {
    const ends = await this.admin.fetchTopicOffsets(topic);
    return ends.reduce((sum, { high }) => sum + Number(high), 0);
  }

  /** Reads a topic from its beginning until it has given `count` messages. */
  async read(count: number, topic = this.name): Promise<KafkaMessage[]> {
    const consumer = this.kafka.consumer({ groupId: unique('reader'), maxWaitTimeInMs: 100 });
    this.readers.push(consumer);
    const messages: KafkaMessage[] = [];
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({ eachMessage: async ({ message }) => void messages.push(message) });
    return eventually(`${count} messages of ${topic}`, () => (messages.length >= count ? messages : undefined));
  }

  /** What Kafka believes of a group that nobody is a member of. */
  async setOffset(group: string, offset: number): Promise<void> {
    const partitions = [{ partition: 0, offset: String(offset) }];
    await this.admin.setOffsets({ groupId: group, topic: this.name, partitions });
  }

  async release(): Promise<void> {
    await Promise.all([...this.readers, this.producer, this.admin].map((client) => client.disconnect()));
  }
}

/** A message about a vacancy; its title tells the messages of a test apart. */
export function vacancyMessage(title: string, { key = 'key', type = 'vacancy.changed' } = {}): Message {
  return {
    key,
    value: JSON.stringify({ ...vacancyExample, title }),
    headers: toHeaders({
      id: randomUUID(),
      type,
      source: '/trial',
      subject: vacancyExample.id,
      time: new Date().toISOString(),
    }),
  };
}
