import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MatchState } from '#contracts/match-event';
import type { EligibilityStatus } from '#scoring/vocabulary';

/** The channel on which PostgreSQL tells that entries were added. */
export const FEED_CHANNEL = 'feed';

/** Something that coordinators hear of, at its place in the one order in which all of them hear of it. */
@Entity('feed_entry')
export class FeedEntry {
  /** Grows in the order in which entries become visible. Numbers may be left out. */
  @PrimaryColumn('bigint', { transformer: { from: Number, to: String } })
  id!: number;

  /** The id of the event it was made from; a repeated event makes no second entry. */
  @Column('text', { name: 'event_id' })
  eventId!: string;

  /** The event's type, e.g. `match.proposed`. */
  @Column('text')
  type!: string;

  @Column('uuid', { name: 'vacancy_id' })
  vacancyId!: string;

  /** Occupational field of the vacancy: the ISCO-08 sub-major group. */
  @Column('char', { length: 2 })
  field!: string;

  @Column('text')
  eligibility!: EligibilityStatus;

  @Column('smallint')
  score!: number;

  @Column('jsonb')
  match!: MatchState;

  @Column('timestamptz', { name: 'added_at' })
  addedAt!: Date;
}
