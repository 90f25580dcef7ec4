import Type, { type Static } from 'typebox';
import type { EventContract } from './event-contract.ts';
import { REPLY_TOPIC } from './topics.ts';
import { Id, Moment, oneOf } from './value-schemas.ts';

/** What a company can answer about a confirmed match. */
export const MATCH_ANSWERS = ['interested', 'not-interested', 'filled', 'call-me'] as const;

/** What a company can answer when it is asked whether a vacancy is still open. */
export const VACANCY_ANSWERS = ['still-needed', 'no-longer-needed'] as const;

export const ANSWERS = [...MATCH_ANSWERS, ...VACANCY_ANSWERS] as const;
export type Answer = (typeof ANSWERS)[number];

/** What a company answered by a link in an e-mail. */
export const ReplyState = Type.Object({
  id: Id,
  companyId: Id,
  vacancyId: Id,
  matchId: Type.Optional(Type.String({ format: 'uuid', description: 'The match it is about; absent: the vacancy' })),
  deliveryId: Type.String({ format: 'uuid', description: 'The e-mail that held the link' }),
  answer: oneOf(ANSWERS),
  reason: Type.Optional(
    Type.String({
      description: 'Why not-interested: experience, language, recognition, timing or other. More may come.',
      examples: ['language'],
    }),
  ),
  commented: Type.Optional(
    Type.Boolean({
      description: 'Whether the company added words or a telephone number: `GET /v1/notifications?matchId=` has them',
    }),
  ),
  words: Type.Optional(Type.String({ description: 'Never set: people write names into words; see `commented`' })),
  phone: Type.Optional(Type.String({ description: 'Never set; see `commented`' })),
  answeredAt: Moment,
});
export type ReplyState = Static<typeof ReplyState>;

/**
 * Keyed by the vacancy, not by the company: what follows from an answer happens to the vacancy, and "still needed" must
 * not be overtaken by an older "filled".
 */
export const ReplyGiven = {
  type: 'reply.given',
  topic: REPLY_TOPIC,
  keyedBy: 'vacancy id',
  description: 'A company answered an e-mail. A later answer about the same match or vacancy replaces an earlier one.',
  value: ReplyState,
} as const satisfies EventContract;
