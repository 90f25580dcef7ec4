import type { LostGround } from '#contracts/match-event';
import type { Assessment } from '#scoring/assessment';
import { byRank } from '#scoring/rank';
import type { Ruleset } from '#scoring/ruleset';
import type { Match } from '../match/match.entity.ts';

/** A pair that can be proposed. */
export type Fit = Extract<Assessment, { matched: true }>;

/** A candidate and how well they fit. */
export interface RankedFit {
  readonly candidateId: string;
  readonly candidateVersion: number;
  readonly fit: Fit;
}

/** What has to happen so that the matches of a vacancy become its shortlist. */
export interface ShortlistPlan {
  /** Pairs to propose or, where a match exists, to bring up to date. */
  readonly keep: { ranked: RankedFit; match: Match | undefined }[];
  /** Matches that lost their place, and why. */
  readonly drop: { match: Match; lostGround: LostGround }[];
}

/**
 * Compares what a vacancy's shortlist should be with the matches it has.
 *
 * The shortlist is the best of all pairs at or above the threshold, declined ones left out, since a coordinator has
 * said no to them. A confirmed match keeps its place as long as it is suitable, whoever ranks above it.
 *
 * @param open whether the vacancy can still be filled
 * @param fits every pair that fits, in any order
 * @param known whom matching knows at all, to tell who is gone from who no longer suits
 */
export function planShortlist(
  open: boolean,
  fits: RankedFit[],
  matches: Match[],
  known: (candidateId: string) => boolean,
  ruleset: Pick<Ruleset, 'threshold' | 'shortlistSize'>,
): ShortlistPlan {
  const matchOf = new Map(matches.map((match) => [match.candidateId, match]));
  const suitable = open
    ? fits
        .filter(
          ({ fit, candidateId }) => fit.score >= ruleset.threshold && matchOf.get(candidateId)?.status !== 'declined',
        )
        .sort((a, b) => byRank({ ...a.fit, candidateId: a.candidateId }, { ...b.fit, candidateId: b.candidateId }))
    : [];
  const keep = suitable
    .map((ranked, place) => ({ ranked, match: matchOf.get(ranked.candidateId), place }))
    .filter(({ match, place }) => place < ruleset.shortlistSize || match?.status === 'confirmed')
    .map(({ ranked, match }) => ({ ranked, match }));
  const kept = new Set(keep.map(({ ranked }) => ranked.candidateId));
  const suits = new Set(suitable.map(({ candidateId }) => candidateId));
  const drop = matches
    .filter(({ candidateId, status }) => !kept.has(candidateId) && (status === 'proposed' || status === 'confirmed'))
    .map((match) => ({ match, lostGround: groundOf(match.candidateId) }));
  return { keep, drop };

  function groundOf(candidateId: string): LostGround {
    if (!open) return 'vacancy-closed';
    if (!known(candidateId)) return 'candidate-gone';
    return suits.has(candidateId) ? 'outranked' : 'no-longer-suitable';
  }
}

/** A standing match as the pair it was made of. */
export const fitOf = ({ candidateId, candidateVersion, ...match }: Match): RankedFit => {
  const { score, scoreToday, confidence, eligibility, criteria } = match;
  return {
    candidateId,
    candidateVersion,
    fit: { matched: true, score, scoreToday, confidence, eligibility, criteria } as Fit,
  };
};
