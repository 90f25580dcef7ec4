import type { CriterionTrace } from '#scoring/assessment';

/** Every text of the e-mail about a confirmed match. A language that lacks one does not compile. */
export interface MatchConfirmedTexts {
  readonly subject: (title: string) => string;
  readonly greeting: string;
  readonly introduction: (title: string) => string;
  readonly trade: string;
  readonly score: string;
  /** @param start the first day of the engagement, as a reader of the language writes it */
  readonly scoreAtStart: (score: number, start: string) => string;
  readonly confidence: string;
  /** @param share how much is known, e.g. `75 %` */
  readonly knownShare: (share: string) => string;
  readonly eligibility: string;
  readonly reasons: string;
  readonly criteria: Readonly<Record<CriterionTrace['criterion'], string>>;
  readonly nextStep: string;
  readonly farewell: string;
  readonly sentAutomatically: string;
}
