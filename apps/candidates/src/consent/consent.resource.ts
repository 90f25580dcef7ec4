import { ApiProperty } from '@nestjs/swagger';
import { Consent } from '#submissions/consent.submission';

/** What was once said, and when we were told. */
export class ConsentRecord extends Consent {
  @ApiProperty({ format: 'date-time' })
  recordedAt!: string;

  @ApiProperty({ description: 'Subject of the access token with which it was told' })
  recordedBy!: string;
}

export class ConsentHistory {
  @ApiProperty({ type: [ConsentRecord], description: 'In the order in which it was told; nothing is ever removed' })
  items!: ConsentRecord[];
}
