import type { Occupation } from '#occupations/occupation';
import { today } from '#platform/calendar';
import type { FieldFault } from '#platform/problem';
import { stateProblem } from '#scoring/recognition-transitions';
import type { CandidateSubmission } from './candidate.submission.ts';
import type { Recognition } from './recognition.submission.ts';

/** Tells what of a recognition makes no sense by itself, whatever it was before. */
export function recognitionFaults(
  recognition: Recognition,
  occupation: Occupation,
  person: CandidateSubmission['person'],
  now: Date,
): (pointer: string) => FieldFault[] {
  const { authority, since, appliedOn, expectedOn } = recognition;
  const impossible = stateProblem(occupation, recognition.status);
  const faults = impossible === undefined ? [] : [{ field: 'status', detail: impossible }];
  const day = today(now);
  for (const [field, stated] of Object.entries({ since, appliedOn })) {
    if (stated !== undefined && stated > day) {
      faults.push({ field, detail: `lies in the future (${stated}); today is ${day}` });
    }
  }
  if (appliedOn !== undefined && expectedOn !== undefined && expectedOn < appliedOn) {
    faults.push({ field: 'expectedOn', detail: `cannot be before the application (${appliedOn})` });
  }
  if (appliedOn !== undefined && since !== undefined && since < appliedOn && recognition.status !== 'not-applied') {
    faults.push({ field: 'since', detail: `cannot be before the application (${appliedOn})` });
  }
  if (authority !== undefined && names(authority, person)) {
    faults.push({
      field: 'authority',
      detail: 'names the candidate, and others learn it; name the body that recognises',
    });
  }
  return (pointer) => faults.map(({ field, detail }) => ({ pointer: `${pointer}/${field}`, detail }));
}

/** The whole name or the address; a surname alone may be that of a town, too. */
function names(text: string, { givenName, familyName, email }: CandidateSubmission['person']): boolean {
  const words = ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}@.]+/u)
    .join(' ')} `;
  const has = (name: string) =>
    words.includes(
      ` ${name
        .toLowerCase()
        .split(/[^\p{L}\p{N}@.]+/u)
        .join(' ')} `,
    );
  return (has(givenName) && has(familyName)) || has(email);
}
