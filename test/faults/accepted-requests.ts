import type { CandidateBody, VacancyBody } from './submissions.ts';

/** A vacancy as the last answer left it. */
export interface AcceptedVacancy {
  readonly id: string;
  readonly body: VacancyBody;
  status: 'open' | 'filled' | 'withdrawn';
}

/** A candidate as the last answer left them. */
export interface AcceptedCandidate {
  readonly id: string;
  readonly body: CandidateBody;
}

/** What a coordinator was told to be decided. */
export interface AcceptedDecision {
  readonly vacancyId: string;
  readonly candidateId: string;
  readonly decision: 'confirm' | 'decline';
}

/** The books of those who use the system: what was answered, and nothing that was not. */
export class AcceptedRequests {
  /** By the partner's reference. */
  readonly vacancies = new Map<string, AcceptedVacancy>();
  /** By the institution's reference. */
  readonly candidates = new Map<string, AcceptedCandidate>();
  /** By match. */
  readonly decisions = new Map<string, AcceptedDecision>();
  /** Candidates who were erased, and the receipt of each. */
  readonly erasures = new Map<string, string>();
  /** Requests that were accepted. */
  count = 0;
  /** Tries that stayed without an answer, or were answered with a failure of the system. */
  unanswered = 0;
  /** Requests that got no answer at all for as long as a client waits. */
  readonly hung: string[] = [];

  /** Whom matching may know of. */
  get consenting(): AcceptedCandidate[] {
    return [...this.candidates.values()].filter(({ body }) => body.consents[0]?.given);
  }

  get openVacancies(): AcceptedVacancy[] {
    return [...this.vacancies.values()].filter(({ status }) => status === 'open');
  }
}
