import type { KafkaMessage, Producer } from 'kafkajs';
import { deadLetterTopic } from '#contracts/topics';
import type { PartitionOfGroup } from './partition-progress.ts';

const STACK_LENGTH = 4_000;

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
    messages: [
      {
        key: message.key,
        value: message.value,
        headers: {
          ...message.headers,
          dlq_topic: partition.topic,
          dlq_partition: String(partition.partition),
          dlq_offset: message.offset,
          dlq_tries: String(failure.tries),
          dlq_error: failure.error.message,
          dlq_stack: (failure.error.stack ?? '').slice(0, STACK_LENGTH),
          dlq_failed_at: new Date().toISOString(),
        },
      },
    ],
  });
}
