import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What personal data is read for. */
export const ACCESS_PURPOSES = [
  ...(['profile', 'list', 'consents', 'recognition', 'introductions', 'access-log', 'export'] as const),
  // A company that was introduced looks at the contact details.
  'contact',
] as const;
export type AccessPurpose = (typeof ACCESS_PURPOSES)[number];

/** That somebody read what is held of a candidate. Rows are only ever added, and go with the person. */
@Entity('access_record')
export class AccessRow {
  /** Time-ordered (UUID version 7). */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'candidate_id' })
  candidateId!: string;

  @Column('timestamptz')
  at!: Date;

  /** The `sub` of the reader's token. */
  @Column('text')
  subject!: string;

  @Column('text')
  organisation!: string;

  @Column('text')
  purpose!: AccessPurpose;

  /** What the reader gave as the reason, encrypted: people write names into it. */
  @Column('bytea', { nullable: true })
  reason!: Buffer | null;
}
