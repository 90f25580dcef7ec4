import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { freshDatabase } from '../../../test/infrastructure.ts';
import { SESSIONS } from './database-session.ts';
import { outliveLostSessions } from './outlive-lost-sessions.ts';

test('A session that is lost in the moment in which it is given away does not end the service', async () => {
  const { url, drop } = await freshDatabase();
  const dataSource = await new DataSource({ type: 'postgres', url, extra: SESSIONS }).initialize();
  outliveLostSessions(dataSource);
  const { master } = dataSource.driver as unknown as { master: Pool };
  // Holds the one there is, so that the next is new.
  const held = dataSource.createQueryRunner();
  await held.connect();
  await new Promise<void>((resolve, reject) => {
    master.connect((failed, session, release) => {
      if (failed || session === undefined) return reject(failed);
      session.emit('error', new Error('terminating connection due to unexpected postmaster exit'));
      release(true);
      resolve();
    });
  });
  await held.release();
  expect(await dataSource.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await dataSource.destroy();
  await drop();
});
