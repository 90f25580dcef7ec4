import type { CandidateState } from '#contracts/candidate-event';
import type { Qualification } from '#submissions/candidate.submission';
import { type Consent, consentsTo } from '#submissions/consent.submission';
import { pseudonymousProfile } from '#submissions/pseudonymous-profile';
import type { CandidateContent, Resolved } from '#submissions/read-candidate';

/** A qualification that keeps its id, and under it its history, whatever else of the candidate is replaced. */
export type KnownQualification = Resolved<Qualification> & { id: string };

/** All that a nomination says of a person. It is encrypted wherever it is kept. */
export interface Profile extends Omit<CandidateContent, 'qualifications' | 'consents'> {
  /** The institution's own name for the candidate. */
  readonly externalRef: string;
  readonly qualifications: KnownQualification[];
}

/** A nominated person whose profile lies open. */
export interface Candidate {
  readonly id: string;
  readonly owner: string;
  readonly version: number;
  readonly announced: boolean;
  readonly profile: Profile;
  readonly consents: Consent[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** When the institution last said that the profile is true. */
  readonly confirmedAt: Date;
  /** Until when it has to say so again, if it is asked to; then the candidate is erased. */
  readonly confirmBy: Date | null;
}

export const consentsToIntroduction = consentsTo('introduction');

/** The pseudonymous profile others learn. */
export const toState = ({ id, version, profile }: Pick<Candidate, 'id' | 'version' | 'profile'>): CandidateState => ({
  id,
  version,
  ...pseudonymousProfile(profile),
});
