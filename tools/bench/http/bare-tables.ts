import type pg from 'pg';
import { uuidv7 as newId } from 'uuidv7';

/** Copies of the tables of `vacancies`, with their indexes, and one company in them; no relay reads this outbox. */
export async function bareTables(pool: pg.Pool): Promise<{ companyId: string }> {
  await pool.query('CREATE SCHEMA bare');
  for (const table of ['company', 'vacancy', 'outbox']) {
    await pool.query(`CREATE TABLE bare.${table} (LIKE public.${table} INCLUDING ALL)`);
  }
  const companyId = newId();
  await pool.query(`INSERT INTO bare.company SELECT * FROM json_populate_record(null::bare.company, $1)`, [
    JSON.stringify({
      id: companyId,
      owner: 'bare',
      external_ref: 'bench',
      name: 'Muster Heizung-Sanitär GmbH',
      contact_email: 'jobs@muster-shk.example',
      locale: 'de',
      contacts: [],
      version: 1,
    }),
  ]);
  return { companyId };
}
