import type { CandidateFacts, VacancyFacts } from '../assessment.ts';
import type { Ruleset } from '../ruleset.ts';
import type { ExplanationTexts } from '../texts.ts';
import type { IsoDate } from '../vocabulary.ts';
import type { Wording } from '../wording.ts';

/** The facts of a candidate by their names. */
export type FactName = keyof CandidateFacts;

/** A vacancy and a candidate to compare. */
export interface Pair<Reads extends FactName = FactName> {
  readonly vacancy: VacancyFacts;
  readonly candidate: Pick<CandidateFacts, Reads>;
  /** The vacancy's start, or today if that is later. */
  readonly start: IsoDate;
  readonly today: IsoDate;
}

/** The outcome of one criterion. */
export interface Trace<Name extends string, Reason extends string, Details extends object> {
  readonly criterion: Name;
  /** 0 to 1; `null`: unknown, or it does not count for this vacancy and its weight is 0. */
  readonly value: number | null;
  /** As in the ruleset. */
  readonly weight: number;
  /** 0 to 100, two decimals: the share of the score. */
  readonly points: number;
  readonly reason: Reason;
  readonly details: Details;
}

/** What a criterion finds, before it is weighed against the others. */
export type Finding<Of extends Trace<string, string, object>> = Pick<Of, 'value' | 'reason' | 'details'> & {
  /** The vacancy does not ask for it: as if it had no weight. */
  readonly drops?: true;
};

/** Something a match is scored by. */
export interface Criterion<Of extends Trace<string, string, object>, Reads extends FactName = FactName> {
  readonly name: Of['criterion'];
  /** All of a candidate that it looks at: who is equal in these has an equal value. */
  readonly reads: readonly Reads[];

  /** @param asOf the day for which it is found out: the start, or today */
  evaluate(pair: Pair<Reads>, ruleset: Ruleset, asOf: IsoDate): Finding<Of>;

  /** One or more full sentences, made from the trace alone. */
  explain(trace: Of, texts: ExplanationTexts, wording: Wording): string;
}
