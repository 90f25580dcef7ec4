import Type, { type Static } from 'typebox';
import { CANDIDATE_LEVELS, CEFR_LEVELS, ENGAGEMENTS, EVIDENCES, RECOGNITION_STATUSES } from '#scoring/vocabulary';
import type { EventContract } from './event-contract.ts';
import { CANDIDATE_TOPIC } from './topics.ts';
import { Day, Id, LanguageCode, OccupationValue, oneOf, Version } from './value-schemas.ts';

/**
 * A candidate's pseudonymous profile: what matching may know, and nothing by which a person could be recognised.
 * Free text has no place here, since people write names into it.
 */
export const CandidateState = Type.Object({
  id: Id,
  version: Version,
  occupations: Type.Array(
    Type.Object({ occupation: OccupationValue, experienceYears: Type.Optional(Type.Number({ minimum: 0 })) }),
  ),
  qualifications: Type.Array(
    Type.Object({
      occupation: OccupationValue,
      recognition: Type.Optional(
        Type.Object({
          status: oneOf(RECOGNITION_STATUSES),
          authority: Type.Optional(Type.String({ description: 'The body that recognises, never a person' })),
          appliedOn: Type.Optional(Day),
          expectedOn: Type.Optional(Day),
        }),
      ),
    }),
  ),
  languages: Type.Array(
    Type.Object({
      language: LanguageCode,
      level: oneOf(CANDIDATE_LEVELS),
      evidence: Type.Optional(oneOf(EVIDENCES)),
      examinedOn: Type.Optional(Day),
      course: Type.Optional(Type.Object({ level: oneOf(CEFR_LEVELS), expectedOn: Day })),
    }),
  ),
  availability: Type.Object({
    from: Day,
    engagements: Type.Array(oneOf(ENGAGEMENTS)),
    regions: Type.Array(Type.String({ description: 'A country code or a NUTS 2024 code' })),
  }),
});
export type CandidateState = Static<typeof CandidateState>;

export const CandidateChanged = {
  type: 'candidate.changed',
  topic: CANDIDATE_TOPIC,
  keyedBy: 'candidate id',
  description:
    'A candidate who consented to matching was nominated or changed. A message without value (a tombstone) means: consent withdrawn or erased, forget the profile.',
  value: CandidateState,
} as const satisfies EventContract;
