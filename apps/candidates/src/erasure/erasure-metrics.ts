import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addQueriedGauge } from '#eventing/queried-gauge';

/** Tells how long the oldest erasure waits for an answer. */
@Injectable()
export class ErasureMetrics implements OnApplicationBootstrap {
  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    addQueriedGauge(
      this.dataSource,
      'passung_erasure_oldest_seconds',
      'How long the oldest erasure has not been complete; 0 if all are. Alarm above some minutes',
      `SELECT coalesce(extract(epoch FROM now() - min(requested_at)), 0) AS value
       FROM erasure WHERE completed_at IS NULL`,
    );
  }
}
