import { ApiProperty } from '@nestjs/swagger';
import { NextCursor } from '#platform/page';
import { CandidateSubmission, Qualification } from '#submissions/candidate.submission';
import { LanguageResource } from '#submissions/language.submission';
import type { Candidate } from './candidate.ts';

export class QualificationResource extends Qualification {
  @ApiProperty({ format: 'uuid' })
  override id!: string;
}

/** A candidate as their institution and the coordinators read it. */
export class CandidateResource extends CandidateSubmission {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: "The institution's own name for the candidate" })
  externalRef!: string;

  @ApiProperty({ type: [QualificationResource] })
  override qualifications!: QualificationResource[];

  @ApiProperty({ type: [LanguageResource] })
  override languages!: LanguageResource[];

  @ApiProperty({ description: 'Grows by one with every change that others learn; 0: nobody learnt of it', example: 1 })
  version!: number;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'When the institution last said that the profile is true' })
  confirmedAt!: string;

  @ApiProperty({
    oneOf: [{ type: 'string', format: 'date-time' }, { type: 'null' }],
    description:
      'Until when the institution has to say so again, or the candidate is erased; null: it is not asked yet',
  })
  confirmBy!: string | null;
}

export class CandidatePage {
  @ApiProperty({ type: [CandidateResource] })
  items!: CandidateResource[];

  @NextCursor()
  next!: string | null;
}

type Moment = string | Date;

/** The version others learn stays where a change is not for them; the moments of changes and confirmations do not. */
export const versionOf = ({
  version,
  updatedAt,
  confirmedAt,
  confirmBy,
}: {
  version: number;
  updatedAt: Moment;
  confirmedAt: Moment;
  confirmBy: Moment | null;
}) => [version, ...[updatedAt, confirmedAt, confirmBy ?? 0].map((moment) => new Date(moment).getTime())];

/** What the API shows of a candidate. */
export function toResource({ profile, owner: _, announced: __, ...candidate }: Candidate): CandidateResource {
  return {
    ...candidate,
    ...profile,
    // The proof is told with the history.
    consents: candidate.consents.map(({ proof: _, ...consent }) => consent),
    occupations: profile.occupations.map(({ resolved: _, ...occupation }) => occupation),
    qualifications: profile.qualifications.map(({ resolved: _, ...qualification }) => qualification),
    createdAt: candidate.createdAt.toISOString(),
    updatedAt: candidate.updatedAt.toISOString(),
    confirmedAt: candidate.confirmedAt.toISOString(),
    confirmBy: candidate.confirmBy?.toISOString() ?? null,
  };
}
