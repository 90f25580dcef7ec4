import type { EntityManager } from 'typeorm';
import { ConsumerOffset } from './consumer-offset.entity.ts';

/** A partition as one consumer group sees it. */
export interface PartitionOfGroup {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
}

/** Another instance has handled the messages meanwhile: this one lost the partition and must change nothing. */
export class FencedConsumer extends Error {
  override readonly name = 'FencedConsumer';
}

/** The offset of the next message to handle, or `undefined` if the group never handled one. */
export async function nextOffset(manager: EntityManager, partition: PartitionOfGroup): Promise<bigint | undefined> {
  const row = await manager.findOneBy(ConsumerOffset, { ...partition });
  return row === null ? undefined : BigInt(row.nextOffset);
}

/**
 * Moves the group on within the transaction of the effects, provided it still stands where this consumer believes.
 *
 * @throws {FencedConsumer} if it does not
 */
export async function advance(
  manager: EntityManager,
  partition: PartitionOfGroup,
  from: bigint | undefined,
  to: bigint,
): Promise<void> {
  const { group, topic, partition: number } = partition;
  const moved: [unknown[], number] | unknown[] =
    from === undefined
      ? await manager.query(
          `INSERT INTO consumer_offset (consumer_group, topic, partition, next_offset) VALUES ($1, $2, $3, $4)
           ON CONFLICT DO NOTHING RETURNING 1`,
          [group, topic, number, String(to)],
        )
      : (
          await manager.query(
            `UPDATE consumer_offset SET next_offset = $4
             WHERE consumer_group = $1 AND topic = $2 AND partition = $3 AND next_offset = $5 RETURNING 1`,
            [group, topic, number, String(to), String(from)],
          )
        )[0];
  if (moved.length === 0) throw new FencedConsumer(`${group} no longer stands at ${from} of ${topic}/${number}.`);
}
