import type { CandidateState } from '#contracts/candidate-event';
import { stated } from '#scoring/stated';
import type { CandidateContent } from './read-candidate.ts';
import type { Recognition } from './recognition.submission.ts';

/** What others, and the score, may know of a nomination. Each field is named, so that nothing slips through. */
export function pseudonymousProfile({
  occupations,
  qualifications,
  languages,
  availability,
}: Pick<CandidateContent, 'occupations' | 'qualifications' | 'languages' | 'availability'>): Omit<
  CandidateState,
  'id' | 'version'
> {
  const { from, engagements, regions } = availability;
  return {
    occupations: occupations.map(({ resolved, experienceYears }) => stated({ occupation: resolved, experienceYears })),
    qualifications: qualifications.map(({ resolved, recognition }) =>
      stated({ occupation: resolved, recognition: recognition && announced(recognition) }),
    ),
    languages: languages.map(({ language, matchingLevel, evidence, examinedOn, course }) =>
      stated({ language, level: matchingLevel, evidence, examinedOn, course }),
    ),
    availability: { from, engagements, regions },
  };
}

const announced = ({ status, authority, appliedOn, expectedOn }: Recognition) =>
  stated({ status, authority, appliedOn, expectedOn });
