import { CompressionTypes, type KafkaMessage, type Producer } from 'kafkajs';
import { deadLetterTopic } from '#contracts/topics';
import { toLetter } from './dead-letter.ts';
import type { PartitionOfGroup } from './partition-progress.ts';

/** Puts a message aside with the reason, so that it is not lost and those behind it can go on. */
export async function bury(
  producer: Producer,
  partition: PartitionOfGroup,
  message: KafkaMessage,
  failure: { error: Error; tries: number },
): Promise<void> {
  await producer.send({
    topic: deadLetterTopic(partition.topic, partition.group),
    acks: -1,
    // The message may be as large as Kafka takes, and the reason comes on top.
    compression: CompressionTypes.GZIP,
    messages: [toLetter(partition, message, failure)],
  });
}
