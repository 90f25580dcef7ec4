import { AsyncLocalStorage } from 'node:async_hooks';
import { DataSource, type DataSourceOptions, type EntityManager, type QueryRunner } from 'typeorm';

/** The transaction that the running work belongs to; it is taken away when it ends, whoever still holds on to it. */
const running = new AsyncLocalStorage<{ manager: EntityManager | undefined }>();

/**
 * A data source whose `manager`, `transaction` and `query` join the transaction of {@link inOneTransaction} where one
 * runs. A transaction within it is a savepoint. Connections taken with `createQueryRunner` stay apart.
 */
export class JoiningDataSource extends DataSource {
  constructor(options: DataSourceOptions) {
    super(options);
    const own = this.manager;
    Object.defineProperty(this, 'manager', { get: () => running.getStore()?.manager ?? own });
  }

  override query<Result>(sql: string, parameters?: unknown[], runner?: QueryRunner): Promise<Result> {
    return super.query(sql, parameters, runner ?? running.getStore()?.manager?.queryRunner);
  }
}

/** Runs `work` so that all it does with a {@link JoiningDataSource} is one transaction. */
export function inOneTransaction<Result>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<Result>,
): Promise<Result> {
  return dataSource.transaction(async (manager) => {
    const joined: { manager: EntityManager | undefined } = { manager };
    try {
      return await running.run(joined, () => work(manager));
    } finally {
      joined.manager = undefined;
    }
  });
}
