import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Answer } from '#contracts/reply-event';

/** What the company answered about a match. What it wrote beside stays where the answer was given. */
@Entity('company_answer')
export class CompanyAnswer {
  /** Time-ordered (UUID version 7). */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'match_id' })
  matchId!: string;

  @Column('text')
  answer!: Answer;

  @Column('text', { nullable: true })
  reason!: string | null;

  @Column('boolean')
  commented!: boolean;

  @Column('timestamptz', { name: 'answered_at' })
  answeredAt!: Date;
}
