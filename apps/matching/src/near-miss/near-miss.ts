import type { FilterReason } from '#scoring/assessment';
import type { Fit, NextStep } from '#scoring/next-step';

/**
 * Why somebody is not on a shortlist: others are better; their score is too low, though a single step would be enough; or
 * one hard fact stands against it.
 */
export const MISSED_BY = ['outranked', 'below-threshold', 'hard-fact'] as const;

/** Somebody who is not on a shortlist, and one thing at a time that would bring them there. */
export interface NearMiss {
  readonly candidateId: string;
  readonly candidateVersion: number;
  readonly reason: (typeof MISSED_BY)[number];
  /** As they fit; with a hard fact against them, as they would without it. */
  readonly fit: Fit;
  /** The one hard fact against them. */
  readonly hardFact?: FilterReason;
  /** Each is enough by itself; none: only the others are better. */
  readonly steps: readonly { readonly step: NextStep; readonly score: number }[];
}
