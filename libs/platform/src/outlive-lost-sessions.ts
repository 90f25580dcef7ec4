import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/**
 * Keeps a session that the database ends from ending the process with it. In the moment in which the pool gives a new
 * session away and TypeORM takes it, neither listens for its errors. Whoever uses it is told by the next query.
 */
export function outliveLostSessions(dataSource: DataSource): void {
  const log = new Logger('Database');
  const { master } = dataSource.driver as unknown as { master: Pool };
  master.on('connect', (session) => {
    session.on('error', (error) => log.debug(`A session was lost: ${error.message}`));
  });
}
