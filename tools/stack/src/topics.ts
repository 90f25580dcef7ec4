import type { TopicDefinition } from '#contracts/topics';
import { kafkaClient } from './kafka-client.ts';
import { waitUntil } from './wait-until.ts';

const DELETE_DEADLINE_MS = 30_000;
const DAY_MS = 86_400_000;

/**
 * Creates the topics that do not exist yet.
 *
 * @param fresh delete those that exist, with all that is in them
 */
export async function createTopics(
  brokers: readonly string[],
  topics: readonly TopicDefinition[],
  { replicationFactor = 1, fresh = false } = {},
): Promise<void> {
  const admin = kafkaClient(brokers).admin();
  await admin.connect();
  const existing = async () => {
    const names = new Set(await admin.listTopics());
    return topics.map(({ name }) => name).filter((name) => names.has(name));
  };
  try {
    if (fresh) {
      const old = await existing();
      if (old.length > 0) await admin.deleteTopics({ topics: old });
      await waitUntil('the old topics are gone', DELETE_DEADLINE_MS, async () => (await existing()).length === 0);
    }
    const known = await existing();
    const missing = topics.filter(({ name }) => !known.includes(name));
    if (missing.length === 0) return;
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((topic) => ({
        topic: topic.name,
        numPartitions: topic.partitions,
        replicationFactor,
        configEntries: configurationOf(topic),
      })),
    });
  } finally {
    await admin.disconnect();
  }
}

function configurationOf({ compacted, keptDays }: TopicDefinition): { name: string; value: string }[] {
  if (compacted) {
    return [
      { name: 'cleanup.policy', value: 'compact' },
      // What a tombstone erases is gone from the disks within a day, however little is written.
      { name: 'max.compaction.lag.ms', value: String(DAY_MS) },
    ];
  }
  const kept = keptDays === undefined ? [] : [{ name: 'retention.ms', value: String(keptDays * DAY_MS) }];
  return [{ name: 'cleanup.policy', value: 'delete' }, ...kept];
}
