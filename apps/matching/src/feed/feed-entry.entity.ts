import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FailedDelivery } from '#contracts/delivery-event';
import type { IntroductionState } from '#contracts/introduction-event';
import type { MatchState } from '#contracts/match-event';
import type { ReplyState } from '#contracts/reply-event';
import type { EligibilityStatus } from '#scoring/vocabulary';

/** The channel on which PostgreSQL tells that entries were added. */
export const FEED_CHANNEL = 'feed';

/** That a company does not get an e-mail; `GET /v1/notifications/{deliveryId}` has the whole of it. */
export interface FailedDeliveryTold
  extends Pick<FailedDelivery, 'companyId' | 'reason' | 'addressUndeliverable' | 'failedAt'> {
  readonly deliveryId: string;
  readonly matchId?: string;
  readonly vacancyId?: string;
}

/** A match as it was, what a company answered, that it may learn who the candidate is, or that it gets no e-mail. */
export type Told =
  | MatchState
  | (ReplyState & { readonly candidateId?: string })
  | IntroductionState
  | FailedDeliveryTold;

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

  /** Of the match; `null` if it is about the vacancy alone. */
  @Column('text', { nullable: true })
  eligibility!: EligibilityStatus | null;

  @Column('smallint', { nullable: true })
  score!: number | null;

  /** What the event said; of what belongs to a match, with its candidate. */
  @Column('jsonb')
  told!: Told;

  @Column('timestamptz', { name: 'added_at' })
  addedAt!: Date;
}
