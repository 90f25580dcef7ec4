/** Kafka's own default, well below the time after which a silent member loses its partitions. */
const HEARTBEAT_MS = 3_000;

/**
 * Shows the consumer group signs of life while `work` takes its time: a message that takes longer than the group waits
 * for one would cost the member its partitions, and be begun anew by another, for ever.
 *
 * @param heartbeat throws when the group is shared out anew; so does the next one, by which the consumer learns of it
 */
export async function keepPlaceDuring(heartbeat: () => Promise<void>, work: () => Promise<void>): Promise<void> {
  const timer = setInterval(() => heartbeat().catch(() => undefined), HEARTBEAT_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}
