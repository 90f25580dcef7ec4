import type { Consent } from '#submissions/consent.submission';

/** Why a purpose that a replacement leaves out counts as withdrawn. */
export const LEFT_OUT = 'Left out when the profile was replaced';

const moment = ({ at }: Consent) => Date.parse(at);

/**
 * What counts once somebody has said something. The later statement counts, whenever it arrives: an institution that
 * sends its old data again does not undo a withdrawal it has not heard of. Of two for the same moment the one told last.
 */
export function withStatement(known: readonly Consent[], statement: Consent): Consent[] {
  const before = known.find(({ purpose }) => purpose === statement.purpose);
  if (before !== undefined && moment(before) > moment(statement)) return [...known];
  return [...known.filter((consent) => consent !== before), statement];
}

/** What counts once a whole profile was sent: a purpose it leaves out is not consented to any more. */
export function withReplacement(known: readonly Consent[], stated: readonly Consent[]): Consent[] {
  const leftOut = known.filter(
    ({ purpose, given }) => given && !stated.some((statement) => statement.purpose === purpose),
  );
  const withdrawn = leftOut.map((consent) => ({ ...consent, given: false, proof: LEFT_OUT }));
  return [...withdrawn, ...stated].reduce<Consent[]>(withStatement, [...known]);
}

/** Those of the statements that were not known before. */
export const newStatements = (known: readonly Consent[], next: readonly Consent[]): Consent[] =>
  next.filter(
    (statement) =>
      !known.some(
        (consent) =>
          consent.purpose === statement.purpose &&
          consent.given === statement.given &&
          moment(consent) === moment(statement),
      ),
  );
