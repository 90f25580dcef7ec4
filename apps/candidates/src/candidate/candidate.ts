import type { CandidateState } from '#contracts/candidate-event';
import type { Occupation } from '#occupations/occupation';
import type { Consent, ConsentPurpose } from '../consent/consent.submission.ts';
import type { Recognition } from '../recognition/recognition.submission.ts';
import type { CandidateSubmission, OccupationExperience, Qualification } from './candidate.submission.ts';
import type { LanguageResource } from './language.submission.ts';

/** What was submitted, with the occupation as the catalogue resolved it. */
export type Resolved<Submitted> = Submitted & { resolved: Occupation };

/** A qualification that keeps its id, and under it its history, whatever else of the candidate is replaced. */
export type KnownQualification = Resolved<Qualification> & { id: string };

/** All that a nomination says of a person. It is encrypted wherever it is kept. */
export interface Profile
  extends Omit<CandidateSubmission, 'occupations' | 'qualifications' | 'languages' | 'consents'> {
  /** The institution's own name for the candidate. */
  readonly externalRef: string;
  readonly occupations: Resolved<OccupationExperience>[];
  readonly qualifications: KnownQualification[];
  readonly languages: LanguageResource[];
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

const consentsTo =
  (wanted: ConsentPurpose) =>
  ({ consents }: Pick<Candidate, 'consents'>): boolean =>
    consents.some(({ purpose, given }) => purpose === wanted && given);

export const consentsToMatching = consentsTo('matching');
export const consentsToIntroduction = consentsTo('introduction');

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
      ...(recognition === undefined ? {} : { recognition: announced(recognition) }),
    })),
    languages: profile.languages.map(({ language, matchingLevel, evidence, examinedOn, course }) => ({
      language,
      level: matchingLevel,
      ...stated({ evidence, examinedOn, course }),
    })),
    availability: { from, engagements, regions },
  };
}

const announced = ({ status, authority, appliedOn, expectedOn }: Recognition) => ({
  status,
  ...stated({ authority, appliedOn, expectedOn }),
});

type Stated<Fields> = { [Name in keyof Fields]?: NonNullable<Fields[Name]> };

/** Without what is not stated, so that states compare as their JSON does. */
const stated = <Fields extends object>(fields: Fields): Stated<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Stated<Fields>;
