import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { Locale } from '#occupations/locale';
import { Candidate } from './candidate.entity.ts';

/** Who a candidate is. Nothing of this ever leaves the service in an event. */
@Entity('identity')
export class Identity {
  @PrimaryColumn('uuid', { name: 'candidate_id' })
  candidateId!: string;

  @OneToOne(
    () => Candidate,
    (candidate) => candidate.identity,
  )
  @JoinColumn({ name: 'candidate_id' })
  candidate!: Relation<Candidate>;

  @Column('text', { name: 'given_name' })
  givenName!: string;

  @Column('text', { name: 'family_name' })
  familyName!: string;

  @Column('text')
  email!: string;

  @Column('text', { name: 'preferred_language' })
  preferredLanguage!: Locale;
}
