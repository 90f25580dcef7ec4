import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addQueriedGauge } from './queried-gauge.ts';

/** Counting stops here: whoever sees it knows enough. */
const MOST_COUNTED = 100_000;

/** Tells how much waits to be published and how long. */
@Injectable()
export class OutboxMetrics implements OnApplicationBootstrap {
  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    addQueriedGauge(
      this.dataSource,
      'passung_outbox_messages',
      `Events that are committed and not yet published, counted up to ${MOST_COUNTED}`,
      `SELECT count(*) AS value FROM (SELECT FROM outbox LIMIT ${MOST_COUNTED}) AS waiting`,
    );
    addQueriedGauge(
      this.dataSource,
      'passung_outbox_oldest_seconds',
      'How long the oldest event has been waiting to be published; alarm above some minutes',
      'SELECT coalesce(extract(epoch FROM now() - (SELECT created_at FROM outbox ORDER BY id LIMIT 1)), 0) AS value',
    );
  }
}
