import { ApiProperty } from '@nestjs/swagger';
import { type Answer, MATCH_ANSWERS } from '#contracts/reply-event';
import type { CompanyAnswer } from './company-answer.entity.ts';

/** An answer of the company as coordinators read it. */
export class CompanyAnswerResource {
  @ApiProperty({ enum: MATCH_ANSWERS })
  answer!: Answer;

  @ApiProperty({ required: false, description: 'Why not interested', example: 'language' })
  reason?: string;

  @ApiProperty({ description: 'It added words or a telephone number: `GET /v1/notifications?matchId=` has them' })
  commented!: boolean;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

/** What the API shows of an answer. */
export const toAnswerResource = ({ answer, reason, commented, answeredAt }: CompanyAnswer): CompanyAnswerResource => ({
  answer,
  ...(reason === null ? {} : { reason }),
  commented,
  at: answeredAt.toISOString(),
});
