import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { ReceivedEvent } from '#eventing/received-event';
import { FeedEntry, type Told } from './feed-entry.entity.ts';
import { type FeedFilter, narrow } from './feed-filter.ts';

/** Any constant of its own in the database of matching. */
const FEED_LOCK = 7_277_465;

/** The entries of the feed, kept for some weeks so that a reader who was away can go on where it stopped. */
@Injectable()
export class FeedLog {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Adds events at the end. Whoever adds waits for the one before to commit: so numbers become visible in their order,
   * and a reader that goes on behind the last number it saw misses nothing. What tells of a match without saying how good
   * it is passes the filters that the match passes now.
   */
  async add(transaction: EntityManager, events: readonly ReceivedEvent<Told>[]): Promise<void> {
    await transaction.query('SELECT pg_advisory_xact_lock($1)', [FEED_LOCK]);
    await transaction.query(
      `INSERT INTO feed_entry (event_id, type, vacancy_id, field, eligibility, score, told)
       SELECT event.id, event.type, vacancy.id, vacancy.field,
              coalesce(told #>> '{eligibility,status}', match.eligibility ->> 'status'),
              coalesce((told ->> 'score')::smallint, match.score),
              CASE WHEN match.id IS NULL THEN told
                ELSE told || jsonb_build_object('candidateId', match.candidate_id, 'vacancyId', match.vacancy_id) END
       FROM unnest($1::text[], $2::text[], $3::jsonb[]) WITH ORDINALITY AS event (id, type, told, place)
       LEFT JOIN match ON match.id = (told ->> 'matchId')::uuid
       JOIN known_vacancy AS vacancy ON vacancy.id = coalesce(match.vacancy_id, (told ->> 'vacancyId')::uuid)
       ORDER BY place
       ON CONFLICT (event_id) DO NOTHING`,
      [events.map(({ id }) => id), events.map(({ type }) => type), events.map(({ value }) => JSON.stringify(value))],
    );
  }

  /** The numbers between which the feed holds entries, both included; 0 and 0 while it holds none. */
  async span(): Promise<{ first: number; last: number }> {
    const [row] = await this.dataSource.query('SELECT min(id) AS first, max(id) AS last FROM feed_entry');
    return { first: Number(row.first), last: Number(row.last) };
  }

  /** The next entries behind a number that pass the filter, in order. */
  after(id: number, limit: number, filter: FeedFilter = {}): Promise<FeedEntry[]> {
    const select = this.dataSource.manager
      .createQueryBuilder(FeedEntry, 'entry')
      .where('entry.id > :id', { id })
      .orderBy('entry.id')
      .limit(limit);
    return narrow(select, filter).getMany();
  }

  /** Forgets what was added before a moment, but never the newest entry: it tells how far the numbers have come. */
  async forgetBefore(moment: Date): Promise<void> {
    const old = 'DELETE FROM feed_entry WHERE added_at < $1 AND id < (SELECT max(id) FROM feed_entry)';
    await this.dataSource.query(old, [moment]);
  }
}
