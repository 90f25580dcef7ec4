import type { CandidateState } from '#contracts/candidate-event';
import type { Occupation } from '#occupations/occupation';
import type {
  CandidateSubmission,
  Consent,
  LanguageSkill,
  OccupationExperience,
  Qualification,
} from './candidate.submission.ts';

/** What was submitted, with the occupation as the catalogue resolved it. */
export type Resolved<Submitted> = Submitted & { resolved: Occupation };

/** All that a nomination says of a person. It is encrypted wherever it is kept. */
export interface Profile
  extends Omit<CandidateSubmission, 'occupations' | 'qualifications' | 'languages' | 'consents'> {
  /** The institution's own name for the candidate. */
  readonly externalRef: string;
  readonly occupations: Resolved<OccupationExperience>[];
  readonly qualifications: Resolved<Qualification>[];
  readonly languages: LanguageSkill[];
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
}

export const consentsToMatching = ({ consents }: Pick<Candidate, 'consents'>): boolean =>
  consents.some(({ purpose, given }) => purpose === 'matching' && given);

/** The pseudonymous profile others learn. Each field is named, so that nothing slips through. */
export function toState({ id, version, profile }: Pick<Candidate, 'id' | 'version' | 'profile'>): CandidateState {
  const { from, engagements, regions } = profile.availability;
  return {
    id,
    version,
    occupations: profile.occupations.map(({ resolved, experienceYears }) => ({
      occupation: resolved,
      ...(experienceYears === undefined ? {} : { experienceYears }),
    })),
    qualifications: profile.qualifications.map(({ resolved, recognition }) => ({
      occupation: resolved,
      ...(recognition === undefined ? {} : { recognition }),
    })),
    languages: profile.languages,
    availability: { from, engagements, regions },
  };
}
