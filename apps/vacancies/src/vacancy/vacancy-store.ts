import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { VacancyChanged } from '#contracts/vacancy-event';
import { Outbox } from '#eventing/outbox';
import { traceHeaders } from '#eventing/tracing';
import { allTogether } from '#platform/all-together';
import { arrayLiteral } from '#platform/array-literal';
import { findEntities } from '#platform/find-entity';
import { queryTogether, type Statement } from '#platform/query-together';
import type { WebhookEvent } from '../webhook/webhook.entity.ts';
import { type Happening, WebhookAnnouncer } from '../webhook/webhook-announcer.ts';
import { Vacancy } from './vacancy.entity.ts';

/** The ends of a vacancy that partners are told of. One that they withdrew is no news to them. */
const TOLD_ENDS: Readonly<Record<string, WebhookEvent>> = { filled: 'vacancy.filled', expired: 'vacancy.expired' };

/** Locks of one transaction that PostgreSQL certainly has room for. */
const MOST_LOCKS = 50;

const LOCK_REFERENCES = `/* prepared */
  SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 1)),
    (SELECT count(pg_advisory_xact_lock(lock)::text)
     FROM (SELECT hashtextextended($1 || E'\n' || ref, 0) AS lock FROM unnest($2::text[]) AS ref ORDER BY lock) AS ordered)`;

const LOCK_ALL = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 1))';

/**
 * Looks one reference up after the other. In a table that has grown since it was last analysed, PostgreSQL would rather
 * read all of the owner's vacancies for every thousand of them.
 */
const FIND_AND_HOLD = `
  SELECT id FROM vacancy
  WHERE id = ANY (ARRAY (
    SELECT found.id FROM unnest($2::text[]) AS wanted
    CROSS JOIN LATERAL (SELECT id FROM vacancy WHERE owner = $1 AND external_ref = wanted LIMIT 1) AS found))
  ORDER BY id FOR UPDATE`;

/** Writes vacancies, and announces those that were ever open. */
@Injectable()
export class VacancyStore {
  constructor(
    private readonly outbox: Outbox,
    private readonly webhooks: WebhookAnnouncer,
  ) {}

  /**
   * The owner's vacancies of these references. Nobody else can make or change one of them until the transaction ends:
   * of two who send the same reference at once, one comes after the other.
   */
  async hold(manager: EntityManager, owner: string, externalRefs: readonly string[]): Promise<Map<string, Vacancy>> {
    const hold: Statement = [FIND_AND_HOLD, [owner, externalRefs]];
    const [, held = []] = await queryTogether<{ id: string }>(manager, lock(owner, externalRefs), hold);
    const ids = held.map(({ id }) => id);
    const vacancies = ids.length === 0 ? [] : await findEntities(manager, Vacancy, { id: ids });
    return new Map(vacancies.map((vacancy) => [vacancy.externalRef, vacancy]));
  }

  /** Stores each as the next version of itself, and makes its event part of the transaction. */
  async save(manager: EntityManager, vacancies: readonly Vacancy[], now: Date): Promise<void> {
    if (vacancies.length === 0) return;
    for (const vacancy of vacancies) {
      vacancy.version += 1;
      vacancy.updatedAt = now;
    }
    const published = vacancies.filter(({ publishedAt }) => publishedAt !== null);
    const events = published.map((vacancy) => ({ key: vacancy.id, value: vacancy.toState() }));
    await allTogether([
      manager.query(STORE, columnsOf(vacancies)),
      this.outbox.add(manager, VacancyChanged, ...events),
    ]);
    await this.webhooks.announce(
      manager,
      published.flatMap((vacancy) => endOf(vacancy, now)),
    );
  }
}

/** What partners are told of a vacancy that ends at this moment. */
function endOf({ id: vacancyId, status, closedAt }: Vacancy, now: Date): Happening[] {
  const type = TOLD_ENDS[status];
  if (type === undefined || closedAt?.getTime() !== now.getTime()) return [];
  const at = now.toISOString();
  return [{ eventId: `${type} ${vacancyId} ${at}`, type, vacancyId, at, data: {}, trace: traceHeaders() }];
}

/**
 * Many references at once are held by holding all of the owner's: PostgreSQL has not room for a lock for each. Who
 * comes for few shares that of the owner, and so waits for those who came for many. Locks are taken in one order, lest
 * two wait for each other.
 */
const lock = (owner: string, externalRefs: readonly string[]): Statement =>
  externalRefs.length <= MOST_LOCKS ? [LOCK_REFERENCES, [owner, externalRefs]] : [LOCK_ALL, [owner]];

/** What fills the columns of a vacancy, and of which type they are. */
const COLUMNS: Readonly<
  Record<string, readonly [type: string, of: (vacancy: Vacancy) => string | number | Date | null]>
> = {
  id: ['uuid', ({ id }) => id],
  owner: ['text', ({ owner }) => owner],
  external_ref: ['text', ({ externalRef }) => externalRef],
  company_id: ['uuid', ({ company }) => company.id],
  title: ['text', ({ title }) => title],
  description: ['text', ({ description }) => description],
  reference: ['jsonb', ({ reference }) => JSON.stringify(reference)],
  occupation: ['jsonb', ({ occupation }) => JSON.stringify(occupation)],
  engagement: ['text', ({ engagement }) => engagement],
  demand: ['text', ({ demand }) => demand],
  certainty: ['text', ({ certainty }) => certainty],
  status: ['text', ({ status }) => status],
  positions: ['integer', ({ positions }) => positions],
  starts_on: ['date', ({ startsOn }) => startsOn],
  ends_on: ['date', ({ endsOn }) => endsOn],
  valid_through: ['date', ({ validThrough }) => validThrough],
  workplace: ['jsonb', ({ workplace }) => JSON.stringify(workplace)],
  requirements: ['jsonb', ({ requirements }) => JSON.stringify(requirements)],
  version: ['integer', ({ version }) => version],
  created_at: ['timestamptz', ({ createdAt }) => createdAt],
  updated_at: ['timestamptz', ({ updatedAt }) => updatedAt],
  published_at: ['timestamptz', ({ publishedAt }) => publishedAt],
  closed_at: ['timestamptz', ({ closedAt }) => closedAt],
};

const NAMES = Object.keys(COLUMNS).join(', ');
const ARRAYS = Object.values(COLUMNS).map(([type], index) => `$${index + 1}::${type}[]`);
const CHANGEABLE = Object.keys(COLUMNS)
  .filter((name) => !['id', 'owner', 'external_ref', 'created_at'].includes(name))
  .map((name) => `${name} = excluded.${name}`)
  .join(', ');

/** Column by column, which PostgreSQL reads in half of the time that it takes for rows in JSON. */
const STORE = `/* prepared */
  INSERT INTO vacancy (${NAMES}) SELECT * FROM unnest(${ARRAYS.join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${CHANGEABLE}`;

const columnsOf = (vacancies: readonly Vacancy[]): string[] =>
  Object.values(COLUMNS).map(([, of]) => arrayLiteral(vacancies.map(of)));
