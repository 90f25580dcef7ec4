import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ConsentPurpose } from '#submissions/consent.submission';

/** What a person once said about a purpose. Rows are only ever added, and go with the person. */
@Entity('consent_record')
export class ConsentRow {
  /** Time-ordered (UUID version 7). */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'candidate_id' })
  candidateId!: string;

  @Column('text')
  purpose!: ConsentPurpose;

  @Column('boolean')
  given!: boolean;

  @Column('timestamptz')
  at!: Date;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  /** Encrypted: people write names into it. */
  @Column('bytea', { nullable: true })
  proof!: Buffer | null;
}

/** A state that the recognition of a qualification was in. Rows are only ever added, and go with the person. */
@Entity('recognition_step')
export class RecognitionStepRow {
  /** Time-ordered (UUID version 7). */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'candidate_id' })
  candidateId!: string;

  @Column('uuid', { name: 'qualification_id' })
  qualificationId!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;

  @Column('text', { name: 'recorded_by' })
  recordedBy!: string;

  /** The recognition as it was stated, encrypted. */
  @Column('bytea')
  step!: Buffer;
}
