import type { Home } from './home.ts';
import { type KafkaServer, startKafka } from './kafka.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import type { Progress } from './progress.ts';
import { type SmtpServer, startSmtp } from './smtp-inbox.ts';

/** What Passung stands on. */
export interface Infrastructure {
  readonly postgres: PostgresServer;
  readonly kafka: KafkaServer;
  readonly smtp: SmtpServer;
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL, Kafka and an inbox, or finds those that were given.
 *
 * @param usualPorts try the usual ports first; else any free ones
 * @throws {Error} if one of them cannot be had; the others are stopped
 */
export async function startInfrastructure(
  home: Home,
  progress: Progress,
  options: { usualPorts: boolean },
): Promise<Infrastructure> {
  const starts = [
    progress.step('PostgreSQL', () => startPostgres(home, options)),
    progress.step('Kafka', () => startKafka(home, options)),
    progress.step('Inbox', () => startSmtp(home, options)),
  ] as const;
  const stop = async () => {
    const results = await Promise.allSettled(starts);
    await Promise.all(results.map((result) => (result.status === 'fulfilled' ? result.value.stop() : undefined)));
  };
  try {
    const [postgres, kafka, smtp] = await Promise.all(starts);
    return { postgres, kafka, smtp, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
