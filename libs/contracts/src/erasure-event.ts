import Type, { type Static } from 'typebox';
import type { EventContract } from './event-contract.ts';
import { CANDIDATE_TOPIC, deadLetterTopic, ERASURE_TOPIC, MATCH_TOPIC } from './topics.ts';
import { Id, Moment, oneOf } from './value-schemas.ts';

/** Where something about a candidate can lie. */
export const PLACE_KINDS = ['database', 'topic', 'queue'] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** One place of one service. */
export interface Place {
  readonly service: string;
  readonly kind: PlaceKind;
  readonly name: string;
}

/** Every place that an erasure must reach; a receipt is complete when each of them has told its time. */
export const PLACES_TO_ERASE: readonly Place[] = [
  { service: 'candidates', kind: 'database', name: 'candidates' },
  { service: 'candidates', kind: 'topic', name: CANDIDATE_TOPIC },
  { service: 'matching', kind: 'database', name: 'matching' },
  { service: 'matching', kind: 'queue', name: deadLetterTopic(CANDIDATE_TOPIC, 'matching') },
  { service: 'notifications', kind: 'database', name: 'notifications' },
  { service: 'notifications', kind: 'queue', name: deadLetterTopic(MATCH_TOPIC, 'notifications') },
];

const ErasureRequest = Type.Object({
  id: Type.String({ format: 'uuid', description: 'The erasure, i.e. its receipt' }),
  candidateId: Id,
  requestedAt: Moment,
});
export type ErasureRequest = Static<typeof ErasureRequest>;

const ErasureAcknowledgement = Type.Object({
  id: Type.String({ format: 'uuid', description: 'The erasure, i.e. its receipt' }),
  candidateId: Id,
  service: Type.String({ description: 'Who acknowledges' }),
  places: Type.Array(
    Type.Object({
      kind: oneOf(PLACE_KINDS),
      name: Type.String(),
      erasedAt: Moment,
      outcome: Type.String({ description: 'What was removed and what remains, in words; never about the person' }),
    }),
  ),
});
export type ErasureAcknowledgement = Static<typeof ErasureAcknowledgement>;

export const ErasureRequested = {
  type: 'erasure.requested',
  topic: ERASURE_TOPIC,
  keyedBy: 'candidate id',
  description:
    'A candidate was erased where their data is kept. Whoever holds anything about the id removes it and acknowledges. It may be asked again.',
  value: ErasureRequest,
} as const satisfies EventContract;

export const ErasureAcknowledged = {
  type: 'erasure.acknowledged',
  topic: ERASURE_TOPIC,
  keyedBy: 'candidate id',
  description: 'A service has removed what it held about the candidate.',
  value: ErasureAcknowledgement,
} as const satisfies EventContract;
