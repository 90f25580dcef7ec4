import type { FieldFault, Problem } from '#platform/problem';

/** One vacancy as it stands in a file, before anybody has looked at its fields. */
export interface Row {
  /** Where a person finds it: the line of NDJSON, the row of a CSV sheet whose header is row 1, the place in a list. */
  readonly row: number;
  /** What it says, in the form of a vacancy that is sent by itself. */
  readonly value?: unknown;
  /** Why it cannot be read at all. */
  readonly problem?: Problem;
  /** Words of the sender that have no meaning here. */
  readonly ignored?: readonly string[];
  /** Tells a fault of the vacancy in the words of the file. */
  readonly inWordsOfFile?: (fault: FieldFault) => FieldFault;
}

/** The longest row that is read, in bytes: a description of 20,000 characters fits, however it is written. */
export const LONGEST_ROW = 262_144;
