import type { Occupation } from '#occupations/occupation';
import { type OccupationReference, resolveOccupation } from '#occupations/resolve-occupation';
import { today } from '#platform/calendar';
import { type FieldFault, invalidInput } from '#platform/problem';
import type { CandidateSubmission, OccupationExperience, Qualification } from './candidate.submission.ts';
import type { Consent } from './consent.submission.ts';
import type { LanguageResource } from './language.submission.ts';
import { readLanguages } from './read-languages.ts';
import { recognitionFaults } from './read-recognition.ts';

const OLDEST_YEARS = 100;
const YOUNGEST_YEARS = 14;

/** What was submitted, with the occupation as the catalogue resolved it. */
export type Resolved<Submitted> = Submitted & { resolved: Occupation };

/** What a submission says of a candidate, once it is understood. */
export interface CandidateContent extends Omit<CandidateSubmission, 'occupations' | 'qualifications' | 'languages'> {
  occupations: Resolved<OccupationExperience>[];
  qualifications: Resolved<Qualification>[];
  languages: LanguageResource[];
}

/**
 * Understands a submission whose fields are each well-formed.
 *
 * @param now the moment of reading
 * @throws {Problem} `invalid-input` naming every field that makes no sense
 */
export function readCandidate(submission: CandidateSubmission, now: Date): CandidateContent {
  const faults: FieldFault[] = [];
  const qualifications = submission.qualifications ?? [];
  const content: CandidateContent = {
    ...submission,
    occupations: submission.occupations.map((item, index) =>
      withOccupation(item, item, `#/occupations/${index}/code`, faults),
    ),
    qualifications: qualifications.map((item, index) =>
      withOccupation(item, item.occupation, `#/qualifications/${index}/occupation/code`, faults),
    ),
    languages: readLanguages(submission.languages ?? [], now, faults),
  };
  faults.push(...birthDateFaults(submission.person.birthDate, now), ...consentFaults(submission.consents, now));
  for (const [index, { awardedOn, recognition, resolved }] of content.qualifications.entries()) {
    const pointer = `#/qualifications/${index}`;
    if (awardedOn !== undefined && awardedOn > today(now)) {
      faults.push({ pointer: `${pointer}/awardedOn`, detail: inFuture(awardedOn, now) });
    }
    if (recognition === undefined) continue;
    faults.push(...recognitionFaults(recognition, resolved, submission.person, now)(`${pointer}/recognition`));
  }
  if (faults.length > 0) throw invalidInput(faults);
  return content;
}

const inFuture = (day: string, now: Date) => `lies in the future (${day}); today is ${today(now)}`;

/** Collects a fault if the catalogue does not know the occupation; the faulty item is never used. */
function withOccupation<Submitted>(
  submitted: Submitted,
  reference: OccupationReference,
  pointer: string,
  faults: FieldFault[],
): Resolved<Submitted> {
  const resolution = resolveOccupation({ scheme: reference.scheme, code: reference.code });
  if ('problem' in resolution) faults.push({ pointer, detail: resolution.message });
  const resolved: Occupation = 'problem' in resolution ? { isco: '' } : resolution.occupation;
  return { ...submitted, resolved };
}

function birthDateFaults(birthDate: string | undefined, now: Date): FieldFault[] {
  if (birthDate === undefined) return [];
  const pointer = '#/person/birthDate';
  const day = today(now);
  const age = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0);
  if (birthDate > day) return [{ pointer, detail: inFuture(birthDate, now) }];
  if (age >= YOUNGEST_YEARS && age <= OLDEST_YEARS) return [];
  return [
    { pointer, detail: `makes the candidate ${age} years old; from ${YOUNGEST_YEARS} to ${OLDEST_YEARS} can be` },
  ];
}

function consentFaults(consents: readonly Consent[], now: Date): FieldFault[] {
  const purposes = consents.map(({ purpose }) => purpose);
  return consents.flatMap(({ purpose, at }, index) => {
    const faults: FieldFault[] = [];
    if (purposes.indexOf(purpose) !== index) {
      faults.push({ pointer: `#/consents/${index}/purpose`, detail: `${purpose} stands there twice; send the latest` });
    }
    if (new Date(at) > now) faults.push({ pointer: `#/consents/${index}/at`, detail: 'lies in the future' });
    return faults;
  });
}
