import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Gauge, register } from 'prom-client';
import { DataSource } from 'typeorm';

/** Counting stops here: whoever sees it knows enough. */
const MOST_COUNTED = 100_000;

/** Tells how much waits to be published and how long, looked up when somebody asks. */
@Injectable()
export class OutboxMetrics implements OnApplicationBootstrap {
  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    this.gauge(
      'passung_outbox_messages',
      `Events that are committed and not yet published, counted up to ${MOST_COUNTED}`,
      `SELECT count(*) AS value FROM (SELECT FROM outbox LIMIT ${MOST_COUNTED}) AS waiting`,
    );
    this.gauge(
      'passung_outbox_oldest_seconds',
      'How long the oldest event has been waiting to be published; alarm above some minutes',
      'SELECT coalesce(extract(epoch FROM now() - (SELECT created_at FROM outbox ORDER BY id LIMIT 1)), 0) AS value',
    );
  }

  private gauge(name: string, help: string, sql: string): void {
    const { dataSource } = this;
    register.removeSingleMetric(name);
    new Gauge({
      name,
      help,
      async collect() {
        const [row]: { value: string }[] = await dataSource.query(sql);
        this.set(Number(row?.value));
      },
    });
  }
}
