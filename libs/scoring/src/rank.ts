import type { Eligibility } from './eligibility.ts';
import { ELIGIBILITY_STATUSES } from './vocabulary.ts';

/** What decides about a place on a shortlist. */
export interface Ranked {
  readonly eligibility: Pick<Eligibility, 'status'>;
  readonly score: number;
  readonly candidateId: string;
}

/** Orders a shortlist, best first: by eligibility, then score, then candidate id by its code units. Never a tie. */
export function byRank(a: Ranked, b: Ranked): number {
  const place = ({ eligibility }: Ranked) => ELIGIBILITY_STATUSES.indexOf(eligibility.status);
  const byId = a.candidateId < b.candidateId ? -1 : Number(a.candidateId > b.candidateId);
  return place(a) - place(b) || b.score - a.score || byId;
}
