import { ApiProperty } from '@nestjs/swagger';
import { AccessResource } from '../access-log/access-log.resource.ts';
import { CandidateResource } from '../candidate/candidate.resource.ts';
import { ConsentRecord } from '../consent/consent.resource.ts';
import { IntroductionResource } from '../introduction/introduction.resource.ts';
import { RecognitionStep } from '../recognition/recognition.resource.ts';

class ToldToOthers {
  @ApiProperty({ example: 'candidates.candidate.v1' })
  topic!: string;

  @ApiProperty({
    oneOf: [{ type: 'object', additionalProperties: true }, { type: 'null' }],
    description: 'The pseudonymous profile that others know; null: they know of none',
  })
  profile!: object | null;
}

class HeldElsewhere {
  @ApiProperty({ example: 'matching' })
  service!: string;

  @ApiProperty({ description: 'What it holds under the pseudonym' })
  holds!: string;

  @ApiProperty({ description: 'Where to read it; the coordinator may', example: '/v1/matches?candidateId=…' })
  readAt!: string;
}

/** All that is held about one person. */
export class CandidateExport {
  @ApiProperty({ format: 'date-time' })
  exportedAt!: string;

  @ApiProperty({ description: 'The institution that nominated' })
  nominatedBy!: string;

  @ApiProperty({ type: CandidateResource })
  candidate!: CandidateResource;

  @ApiProperty({ type: [ConsentRecord] })
  consentHistory!: ConsentRecord[];

  @ApiProperty({ type: [RecognitionStep] })
  recognitionHistory!: RecognitionStep[];

  @ApiProperty({ type: [IntroductionResource], description: 'Which companies may learn, or learnt, who they are' })
  introductions!: IntroductionResource[];

  @ApiProperty({ type: [AccessResource], description: 'Who read what, newest first' })
  accessLog!: AccessResource[];

  @ApiProperty({ type: ToldToOthers })
  toldToOthers!: ToldToOthers;

  @ApiProperty({ type: [HeldElsewhere], description: 'What other services hold, none of it with a name' })
  heldElsewhere!: HeldElsewhere[];
}
