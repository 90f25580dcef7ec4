import type { Lift } from '#scoring/next-step';
import type { Match } from '../match/match.entity.ts';

/** A vacancy that a step would lift the candidate in. */
export interface LiftedVacancy extends Lift {
  readonly vacancyId: string;
  /** The open match of the two, if there is one. */
  readonly match: Match | undefined;
  /** Above the threshold only by the step. */
  readonly opened: boolean;
}
