import { ApiProperty } from '@nestjs/swagger';
import {
  LOST_GROUNDS,
  type LostGround,
  MATCH_STATUSES,
  type MatchState,
  type MatchStatus,
} from '#contracts/match-event';
import type { Locale } from '#occupations/locale';
import { ChoiceField, IdField } from '#platform/fields';
import { NextCursor, PageQuery } from '#platform/page';
import type { Version } from '#platform/versioned';
import type { CompanyAnswer } from '../answer/company-answer.entity.ts';
import { CompanyAnswerResource, toAnswerResource } from '../answer/company-answer.resource.ts';
import type { Decision } from '../decision/decision.entity.ts';
import { DecisionResource, toDecisionResource } from '../decision/decision.resource.ts';
import type { Introduction } from '../introduction/introduction.entity.ts';
import { AssessmentResource, explained } from './assessment.resource.ts';

class MatchIntroduction {
  @ApiProperty({ format: 'date-time' })
  releasedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'Until when the company may look at the contact details' })
  expiresAt!: string;
}

/** A match as coordinators read it. */
export class MatchResource extends AssessmentResource {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  vacancyId!: string;

  @ApiProperty({ format: 'uuid' })
  candidateId!: string;

  @ApiProperty({ enum: MATCH_STATUSES })
  status!: MatchStatus;

  @ApiProperty({ description: 'Grows with each change; that of the events of this match' })
  version!: number;

  @ApiProperty()
  vacancyVersion!: number;

  @ApiProperty()
  candidateVersion!: number;

  @ApiProperty({
    required: false,
    enum: LOST_GROUNDS,
    description: 'Why it was withdrawn or, if it is confirmed, why it needs a second look',
  })
  lostGround?: LostGround;

  @ApiProperty({ required: false, type: DecisionResource })
  decision?: DecisionResource;

  @ApiProperty({
    required: false,
    type: [CompanyAnswerResource],
    description: 'What the company answered, the latest last; absent before it was asked',
  })
  answers?: CompanyAnswerResource[];

  @ApiProperty({
    required: false,
    type: MatchIntroduction,
    description: 'The company may learn who the candidate is',
  })
  introduction?: MatchIntroduction;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;
}

export class MatchPage {
  @ApiProperty({ type: [MatchResource] })
  items!: MatchResource[];

  @NextCursor()
  next!: string | null;
}

export class MatchQuery extends PageQuery {
  @IdField({ optional: true })
  vacancyId?: string;

  @IdField({ optional: true })
  candidateId?: string;

  @ChoiceField({ of: MATCH_STATUSES, optional: true, description: 'Proposed and confirmed ones if not given' })
  status?: MatchStatus;
}

/** The version of a match and, once it is decided, of what became of it, which has no part in the match's own. */
export function versionOf({ version, decision, answers, introduction }: MatchResource): Version {
  if (decision === undefined) return version;
  const released = introduction === undefined ? 0 : Date.parse(introduction.releasedAt);
  return [version, answers?.length ?? 0, released, decision.note === undefined ? 0 : 1];
}

/** What became of a match that was decided. */
export interface Sequel {
  readonly decision: Decision;
  /** In the order in which they were given. */
  readonly answers: readonly CompanyAnswer[];
  /** The last one, if there is one. */
  readonly introduction: Introduction | undefined;
}

/** What the API shows of a match, with the explanation in the reader's language. */
export function toResource(state: MatchState, locale: Locale, sequel?: Sequel): MatchResource {
  const { occurredAt, ...match } = state;
  return {
    ...match,
    ...explained(state, locale),
    ...(sequel === undefined ? {} : { decision: toDecisionResource(sequel.decision) }),
    ...(sequel === undefined || state.status !== 'confirmed' ? {} : { answers: sequel.answers.map(toAnswerResource) }),
    ...(sequel?.introduction === undefined ? {} : { introduction: toMatchIntroduction(sequel.introduction) }),
    updatedAt: occurredAt,
  };
}

const toMatchIntroduction = ({ releasedAt, expiresAt }: Introduction): MatchIntroduction => ({
  releasedAt: releasedAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
});
