import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Gauge, register } from 'prom-client';
import { DataSource } from 'typeorm';

const NAME = 'passung_erasure_oldest_seconds';

/** Tells how long the oldest erasure waits for an answer, looked up when somebody asks. */
@Injectable()
export class ErasureMetrics implements OnApplicationBootstrap {
  constructor(private readonly dataSource: DataSource) {}

  onApplicationBootstrap(): void {
    const { dataSource } = this;
    register.removeSingleMetric(NAME);
    new Gauge({
      name: NAME,
      help: 'How long the oldest erasure has not been complete; 0 if all are. Alarm above some minutes',
      async collect() {
        const [row]: { value: string }[] = await dataSource.query(
          `SELECT coalesce(extract(epoch FROM now() - min(requested_at)), 0) AS value
           FROM erasure WHERE completed_at IS NULL`,
        );
        this.set(Number(row?.value));
      },
    });
  }
}
