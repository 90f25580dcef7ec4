import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That the company of a match may learn who the candidate is. */
@Entity('introduction')
export class Introduction {
  /** Time-ordered (UUID version 7). */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'match_id' })
  matchId!: string;

  @Column('timestamptz', { name: 'released_at' })
  releasedAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
}
