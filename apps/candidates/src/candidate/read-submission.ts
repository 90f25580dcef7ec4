import type { Occupation } from '#occupations/occupation';
import { type OccupationReference, resolveOccupation } from '#occupations/resolve-occupation';
import { today } from '#platform/calendar';
import { type FieldFault, invalidInput } from '#platform/problem';
import { recognitionStatusProblem } from '#scoring/recognition-status';
import { levelRank } from '#scoring/vocabulary';
import type { CandidateSubmission, Consent, Qualification } from './candidate.submission.ts';
import type { Profile, Resolved } from './candidate.ts';

/** What a submission says of a candidate, once it is understood. */
export type CandidateContent = Omit<Profile, 'externalRef'> & { consents: Consent[] };

/**
 * Understands a submission whose fields are each well-formed.
 *
 * @param now the moment of reading
 * @throws {Problem} `invalid-input` naming every field that makes no sense
 */
export function readSubmission(submission: CandidateSubmission, now: Date): CandidateContent {
  const faults: FieldFault[] = [];
  const qualifications = submission.qualifications ?? [];
  const languages = submission.languages ?? [];
  const content: CandidateContent = {
    ...submission,
    occupations: submission.occupations.map((item, index) =>
      withOccupation(item, item, `#/occupations/${index}/code`, faults),
    ),
    qualifications: qualifications.map((item, index) =>
      withOccupation(item, item.occupation, `#/qualifications/${index}/occupation/code`, faults),
    ),
    languages,
  };
  faults.push(
    ...content.qualifications.flatMap((qualification, index) =>
      recognitionFaults(qualification, `#/qualifications/${index}`, now),
    ),
    ...languageFaults(languages, now),
    ...consentFaults(submission.consents, now),
  );
  if (faults.length > 0) throw invalidInput(faults);
  return content;
}

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

function recognitionFaults(qualification: Resolved<Qualification>, pointer: string, now: Date): FieldFault[] {
  const { awardedOn, recognition, resolved } = qualification;
  const faults: FieldFault[] = [];
  const notInFuture = (name: string, day: string | undefined) => {
    if (day !== undefined && day > today(now)) {
      faults.push({ pointer: `${pointer}/${name}`, detail: `lies in the future (${day}); today is ${today(now)}` });
    }
  };
  notInFuture('awardedOn', awardedOn);
  if (recognition === undefined) return faults;
  notInFuture('recognition/appliedOn', recognition.appliedOn);
  const { appliedOn, expectedOn } = recognition;
  if (appliedOn !== undefined && expectedOn !== undefined && expectedOn < appliedOn) {
    faults.push({
      pointer: `${pointer}/recognition/expectedOn`,
      detail: `cannot be before the application (${appliedOn})`,
    });
  }
  const problem = recognitionStatusProblem(recognition.status, resolved);
  if (problem !== undefined) faults.push({ pointer: `${pointer}/recognition/status`, detail: problem });
  return faults;
}

function languageFaults(languages: NonNullable<CandidateSubmission['languages']>, now: Date): FieldFault[] {
  const codes = languages.map(({ language }) => language);
  return languages.flatMap(({ language, level, course, examinedOn }, index) => {
    const faults: FieldFault[] = [];
    const pointer = `#/languages/${index}`;
    if (codes.indexOf(language) !== index) {
      faults.push({ pointer: `${pointer}/language`, detail: `${language} stands there twice` });
    }
    if (examinedOn !== undefined && examinedOn > today(now)) {
      faults.push({
        pointer: `${pointer}/examinedOn`,
        detail: `lies in the future (${examinedOn}); an exam to come belongs into course`,
      });
    }
    if (course !== undefined && level !== 'none' && levelRank(course.level) <= levelRank(level)) {
      faults.push({ pointer: `${pointer}/course/level`, detail: `must be higher than the level now (${level})` });
    }
    return faults;
  });
}

function consentFaults(consents: CandidateSubmission['consents'], now: Date): FieldFault[] {
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
