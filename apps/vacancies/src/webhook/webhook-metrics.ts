import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Gauge, register } from 'prom-client';
import { DataSource } from 'typeorm';

const NAME = 'passung_webhook_overdue_seconds';

/** Tells how long the oldest webhook that is due waits for a try, looked up when somebody asks. */
@Injectable()
export class WebhookMetrics implements OnApplicationBootstrap {
  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    const { dataSource } = this;
    register.removeSingleMetric(NAME);
    new Gauge({
      name: NAME,
      help: 'How long the oldest webhook that is due has not been tried; 0 if none is. Alarm above some minutes',
      async collect() {
        const [row]: { value: string }[] = await dataSource.query(
          `SELECT greatest(0, coalesce(extract(epoch FROM now() - min(next_try_at)), 0)) AS value
           FROM webhook_delivery JOIN webhook ON webhook.id = webhook_id
           WHERE state IN ('waiting', 'sending') AND disabled_at IS NULL`,
        );
        this.set(Number(row?.value));
      },
    });
  }
}
