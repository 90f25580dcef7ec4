import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import type { PartitionOfGroup } from './partition-progress.ts';

/** Kafka bounds a message with its headers, and the message itself may fill that alone. */
const REASON_LENGTH = 1_000;
const STACK_LENGTH = 4_000;
const OWN_HEADER = /^dlq_/;

/** A message that a consumer group could never handle, and why. */
export interface DeadLetter {
  /** Partition and offset of the message, `<partition>-<offset>`: no two letters of a dead letter topic share it. */
  readonly id: string;
  /** The dead letter topic it lies on. */
  readonly liesOn: string;
  readonly group: string;
  /** Where the message came from. */
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly tries: number;
  readonly reason: string;
  readonly stack: string;
  readonly failedAt: Date;
  /** The message as it was. */
  readonly message: Message & { readonly key: Buffer | null; readonly headers: IHeaders };
}

/**
 * The message to write onto the dead letter topic. That topic is compacted, so the letter gets a key of its own and
 * always a value: a message without one would erase the letter.
 */
export function toLetter(
  { topic, partition }: PartitionOfGroup,
  message: KafkaMessage,
  failure: { error: Error; tries: number },
): Message {
  return {
    key: `${partition}-${message.offset}`,
    value: message.value ?? '',
    headers: {
      ...message.headers,
      ...(message.key !== null && { dlq_key: message.key }),
      ...(message.value === null && { dlq_tombstone: 'true' }),
      dlq_topic: topic,
      dlq_partition: String(partition),
      dlq_offset: message.offset,
      dlq_tries: String(failure.tries),
      dlq_error: failure.error.message.slice(0, REASON_LENGTH),
      dlq_stack: (failure.error.stack ?? '').slice(0, STACK_LENGTH),
      dlq_failed_at: new Date().toISOString(),
    },
  };
}

/** Reads {@link toLetter} back; `undefined` for what erases a letter or is none. */
export function fromLetter(liesOn: string, { key, value, headers = {} }: KafkaMessage): DeadLetter | undefined {
  if (value === null || headers.dlq_topic === undefined) return undefined;
  const read = (name: string) => headers[name]?.toString() ?? '';
  const own = Object.entries(headers).filter(([name]) => !OWN_HEADER.test(name));
  const topic = read('dlq_topic');
  return {
    id: String(key),
    liesOn,
    group: liesOn.slice(topic.length + 1, -'.dlq'.length),
    topic,
    partition: Number(read('dlq_partition')),
    offset: BigInt(read('dlq_offset')),
    tries: Number(read('dlq_tries')),
    reason: read('dlq_error'),
    stack: read('dlq_stack'),
    failedAt: new Date(read('dlq_failed_at')),
    message: {
      key: headers.dlq_key === undefined ? null : Buffer.from(headers.dlq_key as Buffer),
      value: headers.dlq_tombstone === undefined ? value : null,
      headers: Object.fromEntries(own),
    },
  };
}
