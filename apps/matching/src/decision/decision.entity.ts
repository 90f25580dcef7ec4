import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import type { DecisionKind, DecisionReason } from './decision-reasons.ts';

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
  decision!: DecisionKind;

  @Column('text')
  reason!: DecisionReason;

  /** Place of the match among the proposals of its vacancy that were not decided yet, 1 for the best. */
  @Column('integer')
  rank!: number;

  /** The `sub` of the coordinator's token. */
  @Column('text', { name: 'decided_by' })
  decidedBy!: string;

  @Column('timestamptz', { name: 'decided_at' })
  decidedAt!: Date;

  @OneToOne(
    () => DecisionNote,
    (note) => note.decision,
    { eager: true },
  )
  note!: DecisionNote | null;
}

/** The reason in words. People write names into words: so they stand apart from the log, and erasure takes them away. */
@Entity('decision_note')
export class DecisionNote {
  @PrimaryColumn('uuid', { name: 'decision_id' })
  decisionId!: string;

  @Column('text')
  words!: string;

  @OneToOne(
    () => Decision,
    (decision) => decision.note,
  )
  @JoinColumn({ name: 'decision_id' })
  decision?: Decision;
}
