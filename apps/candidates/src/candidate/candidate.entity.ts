import { Column, Entity, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import type { CandidateState } from '#contracts/candidate-event';
import type { Occupation } from '#occupations/occupation';
import type { Consent, OccupationExperience, Qualification } from './candidate.submission.ts';
import { Identity } from './identity.entity.ts';

/** A nominated person's profile, without who the person is. */
@Entity('candidate')
export class Candidate {
  /** Says nothing about the person: the pseudonym under which others know them. */
  @PrimaryColumn('uuid')
  id!: string;

  /** The institution that nominated; no other institution sees the candidate. */
  @Column('text')
  owner!: string;

  @Column('text', { name: 'external_ref' })
  externalRef!: string;

  @OneToOne(
    () => Identity,
    (identity) => identity.candidate,
    { eager: true, cascade: true },
  )
  identity!: Relation<Identity>;

  @Column('jsonb')
  residence!: { country: string };

  @Column('jsonb')
  occupations!: Resolved<OccupationExperience>[];

  @Column('jsonb')
  qualifications!: Resolved<Qualification>[];

  @Column('jsonb')
  languages!: CandidateState['languages'];

  @Column('jsonb')
  availability!: CandidateState['availability'];

  @Column('jsonb')
  consents!: Consent[];

  /** Grows by one with every announced change. */
  @Column('integer')
  version!: number;

  /** Whether others know of the candidate. */
  @Column('boolean')
  announced!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  get consentsToMatching(): boolean {
    return this.consents.some(({ purpose, given }) => purpose === 'matching' && given);
  }

  /** The pseudonymous profile others learn. Each field is named, so that nothing slips through. */
  toState(): CandidateState {
    const { from, engagements, regions } = this.availability;
    return {
      id: this.id,
      version: this.version,
      occupations: this.occupations.map(({ resolved, experienceYears }) => ({
        occupation: resolved,
        ...(experienceYears === undefined ? {} : { experienceYears }),
      })),
      qualifications: this.qualifications.map(({ resolved, recognition }) => ({
        occupation: resolved,
        ...(recognition === undefined ? {} : { recognition }),
      })),
      languages: this.languages,
      availability: { from, engagements, regions },
    };
  }
}

/** What was submitted, with the occupation as the catalogue resolved it. */
export type Resolved<Submitted> = Submitted & { resolved: Occupation };
