import { readFileSync } from 'node:fs';
import pg from 'pg';
import { WrongCall } from './wrong-call.ts';

const RUN_FILE = '.passung/run.json';

/**
 * Connects to the database of the matching service: that of `DATABASE_URL`, or of the system that `npm start` runs.
 *
 * @throws {WrongCall} if nobody says where it is, or it does not answer
 */
export async function withMatchingDatabase<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL || urlOfRunningSystem() });
  try {
    await client.connect();
  } catch (cause) {
    throw new WrongCall(`The database does not answer: ${(cause as Error).message}. Check DATABASE_URL.`, { cause });
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOfRunningSystem(): string {
  try {
    return (JSON.parse(readFileSync(RUN_FILE, 'utf8')) as { databases: { matching: string } }).databases.matching;
  } catch (cause) {
    throw new WrongCall(
      `Where is the database? There is no ${RUN_FILE} to tell. Start Passung (npm start), or set ` +
        'DATABASE_URL=postgres://role:password@host:5432/database to that of the matching service.',
      { cause },
    );
  }
}
