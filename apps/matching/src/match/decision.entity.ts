import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DECISIONS } from '#contracts/match-event';

/** What a coordinator decided. Rows are only ever added, and none is changed; why it was decided stands beside. */
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

  /** The `sub` of the coordinator's token. */
  @Column('text', { name: 'decided_by' })
  decidedBy!: string;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt!: Date;
}
