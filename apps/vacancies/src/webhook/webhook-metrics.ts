import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addQueriedGauge } from '#eventing/queried-gauge';

/** Tells how long the oldest webhook that is due waits for a try. */
@Injectable()
export class WebhookMetrics implements OnApplicationBootstrap {
  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    addQueriedGauge(
      this.dataSource,
      'passung_webhook_overdue_seconds',
      'How long the oldest webhook that is due has not been tried; 0 if none is. Alarm above some minutes',
      `SELECT greatest(0, coalesce(extract(epoch FROM now() - min(next_try_at)), 0)) AS value
       FROM webhook_delivery JOIN webhook ON webhook.id = webhook_id
       WHERE state IN ('waiting', 'sending') AND disabled_at IS NULL`,
    );
  }
}
