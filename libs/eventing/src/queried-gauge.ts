import { Gauge, register } from 'prom-client';
import type { DataSource } from 'typeorm';

/**
 * Puts a gauge on `/metrics` whose value is looked up in the database when somebody asks.
 * @param sql a query whose first row has the number as `value`
 */
export function addQueriedGauge(dataSource: DataSource, name: string, help: string, sql: string): void {
  // A process that starts a service twice, as tests do, has the gauge of the first one.
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
