import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Producer } from 'kafkajs';
import pg from 'pg';
import { eventsPublished } from './eventing-metrics.ts';
import { EVENTING_OPTIONS, type EventingOptions } from './eventing-options.ts';
import { OUTBOX_CHANNEL } from './eventing-tables.migration.ts';
import { kafkaClient } from './kafka-client.ts';
import type { OutboxMessage } from './outbox-message.entity.ts';
import { byKey } from './partition-of.ts';
import { settleWithin } from './settle-within.ts';
import { Wakeup } from './wakeup.ts';

/** Rows published at a time: bounds memory whatever the backlog. */
const BATCH_SIZE = 1_000;
/** Kafka takes 1 MiB at a time for a partition (`max.message.bytes`), and all rows may be for one. */
const BATCH_BYTES = 900_000;
/** A row that is larger than all should be goes alone. */
const OLDEST = `
  SELECT id, topic, key, value, headers, found
  FROM (SELECT *, row_number() OVER through AS place, count(*) OVER ()::int AS found,
          sum(octet_length(key) + coalesce(octet_length(value), 0) + octet_length(headers::text)) OVER through AS bytes
        FROM (SELECT * FROM outbox WHERE id <> ALL ($3::bigint[]) ORDER BY id LIMIT $1) AS oldest
        WINDOW through AS (ORDER BY id ROWS UNBOUNDED PRECEDING)) AS counted
  WHERE bytes <= $2 OR place = 1
  ORDER BY id`;
/** From one look at what waits to the next, unless more waits than was taken: a batch costs the same for one as for many. */
const PACE_MS = 20;
/** A net below the notifications, and how often an idle instance asks for the relay's place. */
const POLL_MS = 1_000;
/** Rows removed after which those looking for the oldest would go past too many that are dead. */
const TIDY_AFTER = 10_000;
/** Any constant: advisory locks are counted per database, and each service has its own. */
const RELAY_LOCK = 7_277_464;
const SHUTDOWN_MS = 5_000;

/** The oldest events that wait, as many as Kafka takes at a time, and whether there were more. */
interface Batch {
  readonly rows: readonly OutboxMessage[];
  readonly more: boolean;
}

const NOTHING: Batch = { rows: [], more: false };

/**
 * Publishes the outbox in order. However many instances run, one relays: the one whose database session holds an
 * advisory lock, which PostgreSQL takes from a dead holder at once. A row is deleted after Kafka acknowledged it, so
 * a crash in between sends it again: events arrive at least once and bear the version by which they are told apart.
 */
@Injectable()
export class OutboxRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly wakeup = new Wakeup();
  private stopping = false;
  private running?: Promise<void>;
  /** What Kafka has in hand. */
  private sending: Promise<unknown> = Promise.resolve();

  constructor(@Inject(EVENTING_OPTIONS) private readonly options: EventingOptions) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Lets the batch in hand finish; what Kafka does not take in time stays in the outbox. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wakeup.wake();
    await settleWithin(SHUTDOWN_MS, this.running);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.relay();
      } catch (error) {
        this.logger.warn(`The outbox relay starts anew: ${(error as Error).message}`);
        await this.wakeup.wait(POLL_MS);
      }
    }
  }

  private async relay(): Promise<void> {
    const database = new pg.Client({ connectionString: this.options.databaseUrl, keepAlive: true });
    const lost = new Promise<never>((_, reject) => database.on('error', reject));
    lost.catch(() => this.wakeup.wake());
    const producer = kafkaClient(this.options).producer({
      idempotent: true,
      maxInFlightRequests: 1,
      createPartitioner: byKey,
    });
    try {
      await database.connect();
      database.on('notification', () => this.wakeup.wake());
      await database.query(`LISTEN ${OUTBOX_CHANNEL}`);
      if (!(await this.takePlace(database))) return;
      await producer.connect();
      await Promise.race([this.publishBatches(database, producer), lost]);
    } finally {
      // A batch that is still tried when another relay has gone on would come behind newer ones.
      await Promise.allSettled([database.end(), this.sending]);
      await producer.disconnect();
    }
  }

  /** Waits until this instance is the one that relays; `false` if it is told to stop first. */
  private async takePlace(database: pg.Client): Promise<boolean> {
    while (!this.stopping) {
      const { rows } = await database.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
        RELAY_LOCK,
      ]);
      if (rows[0]?.taken) return true;
      await this.wakeup.wait(POLL_MS);
    }
    return false;
  }

  /** While Kafka has a full batch in hand, the database removes the one before and looks up the one behind. */
  private async publishBatches(database: pg.Client, producer: Producer): Promise<void> {
    let batch = await oldest(database, NOTHING);
    let removed: Promise<unknown> = Promise.resolve();
    let untidied = 0;
    let looked = 0;
    while (!this.stopping) {
      const [next] = await Promise.all([
        batch.more ? oldest(database, batch) : NOTHING,
        this.publish(producer, batch),
        removed,
      ]);
      removed = remove(database, batch);
      untidied += batch.rows.length;
      batch = next;
      if (next.rows.length > 0) continue;
      await removed;
      if (untidied > TIDY_AFTER) {
        await tidy(database);
        untidied = 0;
      }
      await this.wakeup.wait(POLL_MS);
      const early = looked + PACE_MS - performance.now();
      if (early > 0) await pause(early);
      looked = performance.now();
      batch = await oldest(database, NOTHING);
    }
    await removed;
  }

  private async publish(producer: Producer, { rows }: Batch): Promise<void> {
    if (rows.length === 0) return;
    const topics = [...new Set(rows.map(({ topic }) => topic))];
    const topicMessages = topics.map((topic) => ({ topic, messages: rows.filter((row) => row.topic === topic) }));
    this.sending = producer.sendBatch({ acks: -1, topicMessages });
    await this.sending;
    for (const { topic, messages } of topicMessages) eventsPublished.inc({ topic }, messages.length);
  }
}

/** What waits behind the events in hand. */
async function oldest(database: pg.Client, inHand: Batch): Promise<Batch> {
  const { rows } = await database.query<OutboxMessage & { found: number }>(OLDEST, [
    BATCH_SIZE,
    BATCH_BYTES,
    inHand.rows.map(({ id }) => id),
  ]);
  const found = rows[0]?.found ?? 0;
  return { rows, more: found === BATCH_SIZE || found > rows.length };
}

async function remove(database: pg.Client, { rows }: Batch): Promise<void> {
  if (rows.length === 0) return;
  await database.query('DELETE FROM outbox WHERE id = ANY ($1::bigint[])', [rows.map(({ id }) => id)]);
}

/** PostgreSQL would do it by itself a minute later. It keeps nobody from writing meanwhile. */
async function tidy(database: pg.Client): Promise<void> {
  await database.query('VACUUM (TRUNCATE false) outbox');
}
