import pg from 'pg';
import { uuidv7 as newId } from 'uuidv7';
import { readVacancy } from '#submissions/read-vacancy';
import { vacancies } from './vacancy-files.ts';

/** Rows of a statement: of 100, 500, 1,000 and 2,500 the fastest, or as good as. */
const STATEMENT_ROWS = 1_000;

/**
 * Inserts the vacancies of a benchmark with `pg` and nothing else: rows that are ready in memory, one statement of many
 * rows after the other, into the table of the service. The companies are there already, and no event is written.
 *
 * @returns rows a second
 */
export async function bareInsert(databaseUrl: string, count: number): Promise<number> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await database.query('TRUNCATE vacancy, company');
  const statements = await prepare(database, count);
  const began = performance.now();
  for (const { text, values } of statements) await database.query(text, values);
  const seconds = (performance.now() - began) / 1_000;
  const { rows } = await database.query('SELECT count(*)::int AS count FROM vacancy');
  await database.end();
  if (rows[0].count !== count) throw new Error(`${rows[0].count} rows were inserted, not ${count}.`);
  return count / seconds;
}

interface Statement {
  readonly text: string;
  readonly values: unknown[];
}

async function prepare(database: pg.Client, count: number): Promise<Statement[]> {
  const companies = new Map<string, string>();
  const statements: Statement[] = [];
  const rows: unknown[][] = [];
  const now = new Date();
  const today = now.toISOString().slice(0, 10);
  let columns: string[] = [];
  for (const submission of vacancies(count)) {
    const { externalRef: companyRef, name, contactEmail, locale } = submission.company;
    if (!companies.has(companyRef)) {
      companies.set(companyRef, newId());
      await database.query(
        `INSERT INTO company (id, owner, external_ref, name, contact_email, locale, version) VALUES ($1, 'bench', $2, $3, $4, $5, 1)`,
        [companies.get(companyRef), companyRef, name, contactEmail, locale],
      );
    }
    const content = readVacancy(submission, today);
    const row: Record<string, unknown> = {
      id: newId(),
      owner: 'bench',
      external_ref: submission.externalRef,
      company_id: companies.get(companyRef),
      title: content.title,
      description: content.description,
      reference: JSON.stringify(submission.occupation),
      occupation: JSON.stringify(content.occupation),
      engagement: content.engagement,
      demand: content.demand,
      status: 'open',
      positions: content.positions,
      starts_on: content.startsOn,
      valid_through: content.validThrough,
      workplace: JSON.stringify(content.workplace),
      requirements: JSON.stringify(content.requirements),
      version: 1,
      created_at: now,
      updated_at: now,
      published_at: now,
    };
    columns = Object.keys(row);
    rows.push(Object.values(row));
    if (rows.length === STATEMENT_ROWS) statements.push(statement(columns, rows.splice(0)));
  }
  if (rows.length > 0) statements.push(statement(columns, rows));
  return statements;
}

function statement(columns: readonly string[], rows: readonly unknown[][]): Statement {
  const places = rows.map(
    (row, index) => `(${row.map((_, column) => `$${index * row.length + column + 1}`).join(',')})`,
  );
  return { text: `INSERT INTO vacancy (${columns.join(',')}) VALUES ${places.join(',')}`, values: rows.flat() };
}
