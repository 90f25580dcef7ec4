import { ApiProperty } from '@nestjs/swagger';
import { IdField } from '#platform/fields';
import type { Introduction } from './introduction.entity.ts';

/** An introduction as a coordinator asks for it. */
export class IntroductionSubmission {
  @IdField({
    description: 'The confirmed match in whose candidate the company is interested',
    example: '0199f2a0-6c1e-7a10-9c51-3a4f5b6c7d04',
  })
  matchId!: string;
}

/** An introduction as coordinators, institutions and the candidate read it. */
export class IntroductionResource {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  matchId!: string;

  @ApiProperty({ format: 'uuid' })
  vacancyId!: string;

  @ApiProperty({ format: 'uuid', description: 'Who may learn the contact details, and nobody else' })
  companyId!: string;

  @ApiProperty({ description: 'The coordinator, as the access token names them' })
  releasedBy!: string;

  @ApiProperty({ format: 'date-time' })
  releasedAt!: string;

  @ApiProperty({
    format: 'date-time',
    description: 'Until when the link is good; a day after it was first opened, at most',
  })
  expiresAt!: string;

  @ApiProperty({ required: false, format: 'date-time', description: 'The access log has every look' })
  firstOpenedAt?: string;
}

export class IntroductionList {
  @ApiProperty({ type: [IntroductionResource], description: 'The oldest first' })
  items!: IntroductionResource[];
}

/** What the API shows of an introduction. */
export const toIntroductionResource = (introduction: Introduction): IntroductionResource => {
  const { id, matchId, vacancyId, companyId, releasedBy, releasedAt, firstOpenedAt } = introduction;
  return {
    ...{ id, matchId, vacancyId, companyId, releasedBy },
    releasedAt: releasedAt.toISOString(),
    expiresAt: introduction.closesAt().toISOString(),
    ...(firstOpenedAt === null ? {} : { firstOpenedAt: firstOpenedAt.toISOString() }),
  };
};
