import Type, { type Static } from 'typebox';
import type { EventContract } from './event-contract.ts';
import { INTRODUCTION_TOPIC } from './topics.ts';
import { Id, Moment } from './value-schemas.ts';

/** That a company may learn who a candidate is. Who it is, is not told here. */
export const IntroductionState = Type.Object({
  id: Id,
  candidateId: Id,
  matchId: Id,
  vacancyId: Id,
  companyId: Type.String({ format: 'uuid', description: 'Who may learn it, and nobody else' }),
  releasedAt: Moment,
  expiresAt: Type.String({
    format: 'date-time',
    description: 'Until when the company may look at the contact details; of a withdrawal, when it was made',
  }),
});
export type IntroductionState = Static<typeof IntroductionState>;

export const IntroductionReleased = {
  type: 'introduction.released',
  topic: INTRODUCTION_TOPIC,
  keyedBy: 'vacancy id',
  description:
    "A coordinator released a candidate's contact details to a company that is interested, with the candidate's consent. The details are shown behind a link, never published.",
  value: IntroductionState,
} as const satisfies EventContract;

export const IntroductionWithdrawn = {
  type: 'introduction.withdrawn',
  topic: INTRODUCTION_TOPIC,
  keyedBy: 'vacancy id',
  description: 'The candidate no longer agrees to be introduced: the company sees nothing any more.',
  value: IntroductionState,
} as const satisfies EventContract;
