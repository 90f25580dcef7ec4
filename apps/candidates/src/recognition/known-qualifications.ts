import { uuidv7 as newId } from 'uuidv7';
import type { FieldFault } from '#platform/problem';
import { transitionProblem } from '#scoring/recognition-transitions';
import type { Qualification } from '#submissions/candidate.submission';
import type { Resolved } from '#submissions/read-candidate';
import type { KnownQualification } from '../candidate/candidate.ts';

/**
 * Gives each qualification of a replacement the id it had before: the one it bears, else that of a qualification with the
 * same occupation, country and day of award. So its history goes on, and its recognition can only go where the law lets it.
 *
 * @param faults takes ids that are not known and transitions that cannot be
 */
export function knownQualifications(
  before: readonly KnownQualification[],
  next: readonly Resolved<Qualification>[],
  faults: FieldFault[],
): KnownQualification[] {
  const free = new Map(before.map((qualification) => [qualification.id, qualification]));
  return next.map((qualification, index) => {
    const pointer = `#/qualifications/${index}`;
    const known = qualification.id === undefined ? sameAs(qualification, free) : free.get(qualification.id);
    if (qualification.id !== undefined && known === undefined) {
      const ids = before.map(({ id }) => id).join(', ') || 'none';
      faults.push({
        pointer: `${pointer}/id`,
        detail: `is no qualification of this candidate, or stands there twice; known: ${ids}`,
      });
    }
    if (known !== undefined) free.delete(known.id);
    const fault = recognitionFault(known, qualification);
    if (fault !== undefined) faults.push({ pointer: `${pointer}/recognition/${fault.field}`, detail: fault.detail });
    return { ...qualification, id: known?.id ?? newId() };
  });
}

/** What is wrong with the recognition of a qualification, given what it was. */
export function recognitionFault(
  before: Pick<Qualification, 'recognition'> | undefined,
  { resolved, recognition }: Resolved<Qualification>,
): { field: string; detail: string } | undefined {
  if (recognition === undefined) return undefined;
  const known = before?.recognition;
  const problem = transitionProblem(resolved, recognition.correction ? undefined : known?.status, recognition.status);
  if (problem !== undefined) return { field: 'status', detail: problem };
  const { since } = recognition;
  const goesBack = since !== undefined && known?.since !== undefined && since < known.since;
  if (goesBack && known.status !== recognition.status && !recognition.correction) {
    return {
      field: 'since',
      detail: `cannot be before the day of the state before (${known.status} since ${known.since})`,
    };
  }
  return undefined;
}

function sameAs(
  { resolved, awardedIn, awardedOn }: Resolved<Qualification>,
  known: ReadonlyMap<string, KnownQualification>,
): KnownQualification | undefined {
  const same = [...known.values()].filter(
    (other) =>
      other.resolved.isco === resolved.isco &&
      other.resolved.trade === resolved.trade &&
      other.awardedIn === awardedIn &&
      other.awardedOn === awardedOn,
  );
  return same[0];
}
