import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DECISIONS } from '#contracts/match-event';

/** What a coordinator decided and why. Rows are only ever added. */
@Entity('decision')
export class Decision {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'match_id' })
  matchId!: string;

  /** The version of the match that was decided upon. */
  @Column('integer', { name: 'match_version' })
  matchVersion!: number;

  @Column('text')
  decision!: (typeof DECISIONS)[number];

  @Column('text')
  reason!: string;

  /** The `sub` of the coordinator's token. */
  @Column('text', { name: 'decided_by' })
  decidedBy!: string;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt!: Date;
}
