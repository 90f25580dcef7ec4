import Type, { type Static } from 'typebox';
import { ELIGIBILITY_STATUSES } from '#scoring/vocabulary';
import type { EventContract } from './event-contract.ts';
import { MATCH_TOPIC } from './topics.ts';
import { Day, Id, Moment, oneOf, Version } from './value-schemas.ts';

export const MATCH_STATUSES = ['proposed', 'confirmed', 'declined', 'withdrawn'] as const;
export type MatchStatus = (typeof MATCH_STATUSES)[number];

/** Why a match no longer stands on the shortlist of its vacancy. */
export const LOST_GROUNDS = ['outranked', 'candidate-gone', 'vacancy-closed', 'no-longer-suitable'] as const;
export type LostGround = (typeof LOST_GROUNDS)[number];

export const DECISIONS = ['confirm', 'decline'] as const;

/** How well a candidate fits a vacancy, with the whole trace from which the explanation is written. */
export const MatchState = Type.Object({
  id: Id,
  version: Version,
  vacancyId: Id,
  candidateId: Id,
  status: oneOf(MATCH_STATUSES),
  score: Type.Integer({ minimum: 0, maximum: 100, description: "As of the vacancy's start" }),
  scoreToday: Type.Integer({ minimum: 0, maximum: 100, description: 'As of the day of this event' }),
  confidence: Type.Number({ minimum: 0, maximum: 1, description: 'The share of the weights that is known' }),
  eligibility: Type.Object({
    status: oneOf(ELIGIBILITY_STATUSES),
    from: Type.Optional(Day),
    conditions: Type.Array(Type.Object({ kind: Type.String() }, { additionalProperties: true })),
  }),
  criteria: Type.Array(
    Type.Object({
      criterion: Type.String(),
      value: Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()], { description: 'null: unknown' }),
      weight: Type.Number({ minimum: 0 }),
      points: Type.Number({ minimum: 0, maximum: 100, description: 'The points of all criteria add up to the score' }),
      reason: Type.String({ description: 'A code; the sentence is made from it and the details' }),
      details: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
  rulesetVersion: Type.String(),
  vacancyVersion: Version,
  candidateVersion: Version,
  lostGround: Type.Optional(
    oneOf(
      LOST_GROUNDS,
      'Why the match was withdrawn or, if a coordinator had confirmed it, why it needs a second look',
    ),
  ),
  occurredAt: Moment,
});
export type MatchState = Static<typeof MatchState>;

const matchEvent = <const Type extends string>(type: Type, description: string) =>
  ({
    type,
    topic: MATCH_TOPIC,
    keyedBy: 'vacancy id',
    description,
    value: MatchState,
  }) as const satisfies EventContract;

export const MatchProposed = matchEvent('match.proposed', 'A candidate came onto the shortlist of a vacancy.');
export const MatchChanged = matchEvent('match.changed', 'Score, eligibility or explanation of a match changed.');
export const MatchWithdrawn = matchEvent(
  'match.withdrawn',
  'A proposed match no longer stands; `lostGround` says why.',
);
export const MatchConfirmed = matchEvent('match.confirmed', 'A coordinator confirmed the match: the company is told.');
export const MatchDeclined = matchEvent('match.declined', 'A coordinator declined the match.');
export const MatchFlagged = matchEvent(
  'match.flagged',
  'A confirmed match lost its ground. It stays confirmed until a coordinator looks at it again.',
);
