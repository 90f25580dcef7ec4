import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Answer } from '#contracts/reply-event';

/** Why a company is not interested in a person. */
export const DECLINE_REASONS = ['experience', 'language', 'recognition', 'timing', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** One answer of a company. Each link gives one. */
@Entity('reply')
export class Reply {
  /** Time-ordered (UUID version 7). */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'company_id' })
  companyId!: string;

  @Column('uuid', { name: 'vacancy_id' })
  vacancyId!: string;

  /** `null`: the answer is about the vacancy. */
  @Column('uuid', { name: 'match_id', nullable: true })
  matchId!: string | null;

  /** The e-mail that held the link. */
  @Column('uuid', { name: 'delivery_id' })
  deliveryId!: string;

  @Column('text')
  answer!: Answer;

  @Column('text', { nullable: true })
  reason!: DeclineReason | null;

  /** What the company added in its own words. */
  @Column('text', { nullable: true })
  words!: string | null;

  @Column('text', { nullable: true })
  phone!: string | null;

  @Column('timestamptz', { name: 'answered_at' })
  answeredAt!: Date;
}
