import type { CandidateColumns } from '#ranking/candidate-columns';
import type { VacancyFacts } from '#scoring/assessment';

/** A candidate on a shortlist as a peer gives it. */
export interface PeerAnswer {
  readonly id: string;
  readonly rank: number;
  readonly score: number;
}

/** What we are measured beside: it answers the same question from the same data. */
export interface Peer {
  readonly name: string;
  /** The best 25 candidates for a vacancy of the field that the columns hold, best first. */
  best(vacancy: VacancyFacts, columns: CandidateColumns): Promise<PeerAnswer[]>;
  stop(): Promise<void>;
}
