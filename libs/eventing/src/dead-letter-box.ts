import kafkajs, { type Admin, Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { type DeadLetter, fromLetter } from './dead-letter.ts';
import { readLog, type StretchOfLog } from './dead-letter-log.ts';

const DEAD_LETTER_TOPIC = /\.dlq$/;

/** All dead letters of a Kafka cluster, for a person who looks after them. */
export class DeadLetterBox {
  private constructor(
    private readonly kafka: Kafka,
    private readonly admin: Admin,
    private readonly producer: Producer,
  ) {}

  /** @throws {KafkaJSError} if Kafka does not answer within a few seconds */
  static async open(brokers: readonly string[]): Promise<DeadLetterBox> {
    const kafka = new Kafka({
      clientId: 'passung-dlq',
      brokers: [...brokers],
      logLevel: logLevel.NOTHING,
      retry: { retries: 3 },
    });
    const producer = kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    const box = new DeadLetterBox(kafka, kafka.admin(), producer);
    try {
      await box.admin.connect();
      await producer.connect();
    } catch (error) {
      await box.close();
      throw error;
    }
    return box;
  }

  /**
   * What lies on the dead letter topics now, in the order in which it came to those who could not handle it.
   *
   * @param of those topics only
   */
  async letters(of?: readonly string[]): Promise<DeadLetter[]> {
    const topics = of ?? (await this.admin.listTopics()).filter((name) => DEAD_LETTER_TOPIC.test(name)).sort();
    const stretches = await Promise.all(topics.map((topic) => this.stretchesOf(topic)));
    const found = new Map<string, DeadLetter>();
    await readLog(this.kafka, stretches.flat(), (topic, _partition, message) => {
      const name = `${topic}/${message.key}`;
      const letter = fromLetter(topic, message);
      if (letter === undefined) found.delete(name);
      else found.set(name, letter);
    });
    return [...found.values()].sort(byOrigin);
  }

  /**
   * Those letters behind which a compacted topic holds a newer message of their key. To send one again would make the
   * old state the one that Kafka keeps.
   */
  async outdated(letters: readonly DeadLetter[]): Promise<Set<DeadLetter>> {
    const outdated = new Set<DeadLetter>();
    for (const topic of new Set(letters.map((letter) => letter.topic))) {
      if (!(await this.isCompacted(topic))) continue;
      const ofTopic = letters.filter((letter) => letter.topic === topic);
      const newest = await this.newestOffsets(topic, ofTopic);
      for (const letter of ofTopic) {
        if ((newest.get(`${letter.partition}/${letter.message.key}`) ?? -1n) > letter.offset) outdated.add(letter);
      }
    }
    return outdated;
  }

  /** Sends the message to its topic again, then drops the letter. A crash in between leaves the letter as it was. */
  async replay(letter: DeadLetter): Promise<void> {
    await this.producer.send({ topic: letter.topic, acks: -1, messages: [letter.message] });
    await this.drop(letter);
  }

  /** Erases the letter, with the message in it, for good. */
  async drop({ liesOn, id }: DeadLetter): Promise<void> {
    await this.producer.send({ topic: liesOn, acks: -1, messages: [{ key: id, value: null }] });
  }

  async close(): Promise<void> {
    await Promise.all([this.admin.disconnect(), this.producer.disconnect()]);
  }

  private async stretchesOf(topic: string): Promise<StretchOfLog[]> {
    const offsets = await this.admin.fetchTopicOffsets(topic);
    return offsets.map(({ partition, low, high }) => ({ topic, partition, from: BigInt(low), end: BigInt(high) }));
  }

  private async isCompacted(topic: string): Promise<boolean> {
    const { resources } = await this.admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configNames: ['cleanup.policy'] }],
    });
    return resources[0]?.configEntries[0]?.configValue.includes('compact') ?? false;
  }

  /** The newest offset of each key that stands behind the first of the letters of its partition. */
  private async newestOffsets(topic: string, letters: readonly DeadLetter[]): Promise<Map<string, bigint>> {
    const behindLetters = (await this.stretchesOf(topic)).map((stretch) => {
      const [first] = letters.filter(({ partition }) => partition === stretch.partition).sort(byOrigin);
      return { ...stretch, from: first?.offset ?? stretch.end };
    });
    const newest = new Map<string, bigint>();
    await readLog(this.kafka, behindLetters, (_topic, partition, { key, offset }) => {
      newest.set(`${partition}/${key}`, BigInt(offset));
    });
    return newest;
  }
}

/** Messages of one partition are sent again in the order in which they first came. */
function byOrigin(one: DeadLetter, other: DeadLetter): number {
  if (one.liesOn !== other.liesOn) return one.liesOn < other.liesOn ? -1 : 1;
  return one.partition - other.partition || Number(one.offset - other.offset);
}
