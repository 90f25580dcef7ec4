import pg from 'pg';
import { eventually } from './eventually.ts';

/**
 * Makes several requests meet in the database: holds what all of them need until each waits for it, then lets them go.
 *
 * @param hold the statement that takes the lock
 * @param count how many requests there are
 */
export async function atTheSameMoment<Result>(
  connectionString: string,
  { hold, count }: { hold: string; count: number },
  send: () => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(hold);
    const sent = send();
    await eventually(`${count} requests to wait`, async () => {
      // Within a transaction what others do is looked at once, unless it is said to look again.
      await client.query('SELECT pg_stat_clear_snapshot()');
      const { rows } = await client.query(
        `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rows[0].waiting >= count ? true : undefined;
    });
    await client.query('COMMIT');
    return await sent;
  } finally {
    await client.end();
  }
}
