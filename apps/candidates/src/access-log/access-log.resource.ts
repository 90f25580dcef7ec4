import { ApiProperty } from '@nestjs/swagger';
import { NextCursor } from '#platform/page';
import type { AccessEntry } from './access-log.ts';
import { ACCESS_PURPOSES, type AccessPurpose } from './access-record.entity.ts';

export class AccessResource {
  @ApiProperty({ format: 'date-time' })
  at!: string;

  @ApiProperty({ description: 'Subject of the access token of whoever read' })
  subject!: string;

  @ApiProperty({ description: 'The organisation they acted for' })
  organisation!: string;

  @ApiProperty({ enum: ACCESS_PURPOSES, description: 'What was read' })
  purpose!: AccessPurpose;

  @ApiProperty({ required: false, description: 'What they gave as the reason, in the header Access-Reason' })
  reason?: string;
}

export class AccessPage {
  @ApiProperty({ type: [AccessResource] })
  items!: AccessResource[];

  @NextCursor()
  next!: string | null;
}

/** What the API shows of a reading. */
export const toAccessResource = ({ id: _, at, ...entry }: AccessEntry): AccessResource => ({
  ...entry,
  at: at.toISOString(),
});
