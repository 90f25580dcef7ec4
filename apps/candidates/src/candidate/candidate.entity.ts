import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { Consent } from '#submissions/consent.submission';
import { PersonKey } from '../encryption/person-key.entity.ts';

/** A candidate as the database keeps them: what could tell who they are is encrypted. */
@Entity('candidate')
export class SealedCandidate {
  /** Says nothing about the person: the pseudonym under which others know them. */
  @PrimaryColumn('uuid')
  id!: string;

  @OneToOne(() => PersonKey, { eager: true })
  @JoinColumn({ name: 'id' })
  key!: Relation<PersonKey>;

  /** The institution that nominated; no other institution sees the candidate. */
  @Column('text')
  owner!: string;

  /** A keyed hash of owner and reference: institutions put names into references. */
  @Column('bytea', { name: 'ref_hash' })
  refHash!: Buffer;

  /** The profile, encrypted with the person's key. */
  @Column('bytea')
  profile!: Buffer;

  /** What counts of what the person said about each purpose, without the proof. */
  @Column('jsonb')
  consents!: Consent[];

  /** Grows by one with every announced change; 0: nobody was ever told of the candidate. */
  @Column('integer')
  version!: number;

  /** Whether others know of the candidate. */
  @Column('boolean')
  announced!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  @Column('timestamptz', { name: 'confirmed_at' })
  confirmedAt!: Date;

  @Column('timestamptz', { name: 'confirm_by', nullable: true })
  confirmBy!: Date | null;
}
