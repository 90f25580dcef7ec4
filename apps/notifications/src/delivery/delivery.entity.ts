import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MatchState } from '#contracts/match-event';
import type { Locale } from '#occupations/locale';

/**
 * `waiting`: to be sent, or sent again after a passing failure; `sent`: a mail server took it; `failed`: the mail
 * server refused it for good.
 */
export const DELIVERY_STATES = ['waiting', 'sent', 'failed'] as const;

/** One e-mail to a company about one confirmed match. */
@Entity('delivery')
export class Delivery {
  /** Time-ordered (UUID version 7). */
  @PrimaryColumn('uuid')
  id!: string;

  /** Unique: a match is told once, however often its confirmation arrives. */
  @Column('uuid', { name: 'match_id' })
  matchId!: string;

  @Column('uuid', { name: 'vacancy_id' })
  vacancyId!: string;

  /** The match as the coordinator confirmed it. */
  @Column('jsonb')
  match!: MatchState;

  /** The trace in which it was confirmed, as headers (W3C Trace Context). */
  @Column('jsonb')
  trace!: Record<string, string>;

  /** Like the recipient, the locale and the Message-ID known from the first try on. */
  @Column('uuid', { name: 'company_id', nullable: true })
  companyId!: string | null;

  /** The address it was last sent to. */
  @Column('text', { nullable: true })
  recipient!: string | null;

  @Column('text', { nullable: true })
  locale!: Locale | null;

  @Column('text')
  state!: (typeof DELIVERY_STATES)[number];

  /** The Message-ID header, with angle brackets: the same on every try. */
  @Column('text', { name: 'message_id', nullable: true })
  messageId!: string | null;

  /** How often it was tried. */
  @Column('integer')
  attempts!: number;

  @Column('timestamptz', { name: 'next_try_at' })
  nextTryAt!: Date;

  /** Why the last try failed. */
  @Column('text', { name: 'last_error', nullable: true })
  lastError!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;
}
