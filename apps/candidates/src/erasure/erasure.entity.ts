import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PlaceKind } from '#contracts/erasure-event';

/** That a candidate was erased. It knows no more of the person than the pseudonym others knew them under. */
@Entity('erasure')
export class Erasure {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'candidate_id' })
  candidateId!: string;

  /** The institution that had nominated. */
  @Column('text')
  owner!: string;

  /** The `sub` of the token, `retention`, or `restored from a backup`. */
  @Column('text', { name: 'requested_by' })
  requestedBy!: string;

  @Column('timestamptz', { name: 'requested_at' })
  requestedAt!: Date;

  /** When the other services were last asked. */
  @Column('timestamptz', { name: 'asked_at' })
  askedAt!: Date;

  @Column('timestamptz', { name: 'completed_at', nullable: true })
  completedAt!: Date | null;
}

/** One place that an erasure must reach. */
@Entity('erased_place')
export class ErasedPlace {
  @PrimaryColumn('uuid', { name: 'erasure_id' })
  erasureId!: string;

  @PrimaryColumn('text')
  service!: string;

  @PrimaryColumn('text')
  kind!: PlaceKind;

  @PrimaryColumn('text')
  name!: string;

  @Column('timestamptz', { name: 'erased_at', nullable: true })
  erasedAt!: Date | null;

  @Column('text', { nullable: true })
  outcome!: string | null;
}
