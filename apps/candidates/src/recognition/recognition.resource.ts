import { ApiProperty } from '@nestjs/swagger';
import { RECOGNITION_STATUSES, type RecognitionStatus } from '#scoring/vocabulary';
import { Recognition } from '#submissions/recognition.submission';

/** A state that was once stated, and when we were told. */
export class RecognitionStep extends Recognition {
  @ApiProperty({ format: 'uuid' })
  qualificationId!: string;

  @ApiProperty({ format: 'date-time' })
  recordedAt!: string;

  @ApiProperty({ description: 'Subject of the access token with which it was told' })
  recordedBy!: string;
}

export class RecognitionHistory {
  @ApiProperty({ type: [RecognitionStep], description: 'In the order in which it was told; nothing is ever removed' })
  items!: RecognitionStep[];

  @ApiProperty({ enum: RECOGNITION_STATUSES, isArray: true, description: 'The states that can follow now' })
  nextStatuses!: RecognitionStatus[];
}
