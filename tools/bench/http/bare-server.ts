/**
 * What a developer in a hurry would write: Fastify and `pg`, one prepared statement a request, nothing checked, nobody
 * asked who they are. It stores what `POST /v1/vacancies` leaves behind, the vacancy and its event, and reads it back.
 * Reads PORT and DATABASE_URL.
 */
import Fastify from 'fastify';
import pg from 'pg';
import { uuidv7 as newId } from 'uuidv7';
import { bareTables } from './bare-tables.ts';

interface Posting {
  readonly externalRef: string;
  readonly occupation: { readonly code: string };
  readonly company: object;
  readonly [field: string]: unknown;
}

// Days as text, not as moments.
pg.types.setTypeParser(pg.types.builtins.DATE, String);

/** As many connections as a service has. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const { companyId } = await bareTables(pool);
const app = Fastify();

const INSERT = {
  name: 'insert',
  text: `WITH stored AS (
           INSERT INTO bare.vacancy SELECT * FROM json_populate_record(null::bare.vacancy, $1)
         )
         INSERT INTO bare.outbox (topic, key, value, headers) VALUES ('bare', $2, $3, '{}')`,
};

const SELECT = {
  name: 'select',
  text: `SELECT vacancy.*, row_to_json(company) AS company
         FROM bare.vacancy JOIN bare.company ON company.id = vacancy.company_id WHERE vacancy.id = $1`,
};

app.get('/health/ready', () => ({ status: 'ready' }));

app.post('/v1/vacancies', async (request, reply) => {
  const posting = request.body as Posting;
  const id = newId();
  const now = new Date().toISOString();
  const row = {
    id,
    owner: 'bare',
    external_ref: posting.externalRef,
    company_id: companyId,
    title: posting.title,
    description: posting.description,
    reference: posting.occupation,
    occupation: { isco: posting.occupation.code },
    engagement: posting.engagement,
    demand: posting.demand,
    status: 'open',
    positions: posting.positions,
    starts_on: posting.startsOn,
    valid_through: posting.validThrough,
    workplace: posting.workplace,
    requirements: posting.requirements,
    version: 1,
    created_at: now,
    updated_at: now,
    published_at: now,
  };
  const answer = { ...posting, id, version: 1, status: 'open', createdAt: now, updatedAt: now };
  await pool.query({ ...INSERT, values: [JSON.stringify(row), id, JSON.stringify(answer)] });
  reply.status(201).header('location', `/v1/vacancies/${id}`);
  return answer;
});

app.get<{ Params: { id: string } }>('/v1/vacancies/:id', async (request, reply) => {
  const { rows } = await pool.query({ ...SELECT, values: [request.params.id] });
  const [row] = rows;
  if (row === undefined) return reply.status(404).send();
  return {
    id: row.id,
    version: row.version,
    externalRef: row.external_ref,
    company: row.company,
    title: row.title,
    description: row.description,
    occupation: { ...row.reference, ...row.occupation },
    engagement: row.engagement,
    demand: row.demand,
    status: row.status,
    positions: row.positions,
    startsOn: row.starts_on,
    validThrough: row.valid_through,
    workplace: row.workplace,
    requirements: row.requirements,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
});

await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
