import { randomUUID } from 'node:crypto';
import type { Kafka, KafkaMessage } from 'kafkajs';

const STALLED_MS = 30_000;

/** A partition from an offset to the end it has now. */
export interface StretchOfLog {
  readonly topic: string;
  readonly partition: number;
  readonly from: bigint;
  /** The offset behind the last message. */
  readonly end: bigint;
}

/**
 * Hands over the messages of partitions up to their present ends, those of one partition in order. No offset is kept.
 *
 * @param stretches one for every partition of each topic; may be empty, i.e. from the end to the end
 *
 * @throws {Error} if Kafka hands over nothing more for half a minute
 */
export async function readLog(
  kafka: Kafka,
  stretches: readonly StretchOfLog[],
  take: (topic: string, partition: number, message: KafkaMessage) => void,
): Promise<void> {
  const left = new Map(stretches.filter(({ from, end }) => from < end).map((stretch) => [nameOf(stretch), stretch]));
  if (left.size === 0) return;
  const consumer = kafka.consumer({ groupId: `passung-dlq-${randomUUID()}`, maxWaitTimeInMs: 250 });
  let stalled: NodeJS.Timeout | undefined;
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [...new Set(stretches.map(({ topic }) => topic))], fromBeginning: true });
    await new Promise<void>((resolve, reject) => {
      const giveUp = () => reject(new Error(`Kafka handed over nothing more of ${[...left.keys()].join(', ')}.`));
      stalled = setTimeout(giveUp, STALLED_MS);
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      // Told even of a batch whose last messages were compacted away, which no handler is called for.
      consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => {
        stalled?.refresh();
        const stretch = left.get(nameOf(payload));
        if (stretch !== undefined && BigInt(payload.lastOffset) + 1n >= stretch.end) left.delete(nameOf(payload));
        if (left.size === 0) resolve();
      });
      const running = consumer.run({
        autoCommit: false,
        eachMessage: async ({ topic, partition, message }) => take(topic, partition, message),
      });
      running.catch(reject);
      for (const { topic, partition, from } of stretches) {
        if (from > 0n) consumer.seek({ topic, partition, offset: String(from) });
      }
    });
  } finally {
    clearTimeout(stalled);
    await consumer.disconnect();
  }
}

const nameOf = ({ topic, partition }: { topic: string; partition: number }) => `${topic}/${partition}`;
