import { ApiProperty } from '@nestjs/swagger';
import { PLACE_KINDS } from '#contracts/erasure-event';
import type { ErasedPlace, Erasure } from './erasure.entity.ts';

const nullable = (format?: string) => ({
  oneOf: [{ type: 'string', ...(format === undefined ? {} : { format }) }, { type: 'null' }],
});

class ErasedPlaceResource {
  @ApiProperty({ example: 'matching' })
  service!: string;

  @ApiProperty({ enum: PLACE_KINDS })
  kind!: string;

  @ApiProperty({ description: 'Which database, topic or queue', example: 'matching' })
  name!: string;

  @ApiProperty({ ...nullable('date-time'), description: 'null: not yet' })
  erasedAt!: string | null;

  @ApiProperty({ ...nullable(), description: 'What was removed and what remains', example: '1 message dropped.' })
  outcome!: string | null;
}

/** The receipt of an erasure. */
export class ErasureResource {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid', description: 'The pseudonym; nothing else is left of the candidate' })
  candidateId!: string;

  @ApiProperty({ enum: ['running', 'complete'] })
  status!: string;

  @ApiProperty({ description: 'Subject of the access token, `retention`, or `restored from a backup`' })
  requestedBy!: string;

  @ApiProperty({ format: 'date-time' })
  requestedAt!: string;

  @ApiProperty({ ...nullable('date-time'), description: 'When the last place was reached; null: not yet' })
  completedAt!: string | null;

  @ApiProperty({ type: [ErasedPlaceResource], description: 'Every place that may have held something' })
  places!: ErasedPlaceResource[];
}

/** What the API shows of an erasure. */
export function toReceipt(erasure: Erasure, places: readonly ErasedPlace[]): ErasureResource {
  return {
    id: erasure.id,
    candidateId: erasure.candidateId,
    status: erasure.completedAt === null ? 'running' : 'complete',
    requestedBy: erasure.requestedBy,
    requestedAt: erasure.requestedAt.toISOString(),
    completedAt: erasure.completedAt?.toISOString() ?? null,
    places: places.map(({ service, kind, name, erasedAt, outcome }) => ({
      service,
      kind,
      name,
      erasedAt: erasedAt?.toISOString() ?? null,
      outcome,
    })),
  };
}
