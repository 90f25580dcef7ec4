import { Column, Entity, PrimaryColumn } from 'typeorm';

/** For how long after the first look the company may look again: to write down, to print, to show a colleague. */
const LOOK_AGAIN_MS = 86_400_000;

/** That a company may learn who a candidate is. Goes with the person. */
@Entity('introduction')
export class Introduction {
  /** Time-ordered (UUID version 7). */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'candidate_id' })
  candidateId!: string;

  @Column('uuid', { name: 'match_id' })
  matchId!: string;

  @Column('uuid', { name: 'vacancy_id' })
  vacancyId!: string;

  @Column('uuid', { name: 'company_id' })
  companyId!: string;

  /** The `sub` of the coordinator's token. */
  @Column('text', { name: 'released_by' })
  releasedBy!: string;

  @Column('timestamptz', { name: 'released_at' })
  releasedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'first_opened_at', nullable: true })
  firstOpenedAt!: Date | null;

  /** When the details are shown for the last time: a day after the first look at them, and never after they expire. */
  closesAt(): Date {
    if (this.firstOpenedAt === null) return this.expiresAt;
    return new Date(Math.min(this.expiresAt.getTime(), this.firstOpenedAt.getTime() + LOOK_AGAIN_MS));
  }
}
