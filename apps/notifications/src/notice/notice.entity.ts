import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IntroductionState } from '#contracts/introduction-event';
import type { MatchState } from '#contracts/match-event';
import type { NewsKind } from '../mail/news.ts';

/** `waiting`: not told yet; `told`: part of a delivery; `dropped`: its vacancy was closed before it was told. */
export type NoticeState = 'waiting' | 'told' | 'dropped';

/** One thing a company is to hear of, before it is known with what else and when. */
@Entity('notice')
export class Notice {
  /** Time-ordered (UUID version 7). */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  kind!: NewsKind;

  /** Unique with the kind: a thing is told once, however often its event arrives. */
  @Column('text')
  about!: string;

  @Column('uuid', { name: 'vacancy_id' })
  vacancyId!: string;

  @Column('uuid', { name: 'match_id', nullable: true })
  matchId!: string | null;

  /** The match as the coordinator confirmed it, or the introduction to which it led. */
  @Column('jsonb', { nullable: true })
  match!: MatchState | IntroductionState | null;

  /** The trace in which it came about, as headers (W3C Trace Context). */
  @Column('jsonb')
  trace!: Record<string, string>;

  @Column('text')
  state!: NoticeState;

  /** The e-mail that tells it. */
  @Column('uuid', { name: 'delivery_id', nullable: true })
  deliveryId!: string | null;

  /** When to look again whether it may be told. */
  @Column('timestamptz', { name: 'not_before' })
  notBefore!: Date;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
