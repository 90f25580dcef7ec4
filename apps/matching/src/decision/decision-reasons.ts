import type { DECISIONS } from '#contracts/match-event';

/** What a coordinator may decide about a match. */
export type DecisionKind = (typeof DECISIONS)[number];

/** Why a match is confirmed or declined. `other` is told in words. */
export const DECISION_REASONS = {
  confirm: ['suitable', 'suitable-once-conditions-are-met', 'best-available', 'company-asked', 'other'],
  decline: [
    'language-not-sufficient',
    'recognition-not-in-sight',
    'experience-not-suitable',
    'workplace-not-suitable',
    'candidate-not-interested',
    'candidate-not-reachable',
    'candidate-found-work',
    'vacancy-filled-otherwise',
    'entered-by-mistake',
    'other',
  ],
} as const satisfies Record<DecisionKind, readonly string[]>;

export type DecisionReason = (typeof DECISION_REASONS)[DecisionKind][number];

/** Each reason once. */
export const ALL_DECISION_REASONS: readonly DecisionReason[] = [...new Set(Object.values(DECISION_REASONS).flat())];
