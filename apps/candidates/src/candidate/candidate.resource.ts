import { ApiProperty } from '@nestjs/swagger';
import { NextCursor } from '#platform/page';
import { CandidateSubmission } from './candidate.submission.ts';
import type { Candidate } from './candidate.ts';

/** A candidate as their institution and the coordinators read it. */
export class CandidateResource extends CandidateSubmission {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: "The institution's own name for the candidate" })
  externalRef!: string;

  @ApiProperty({ description: 'Grows by one with every change that others learn', example: 1 })
  version!: number;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;
}

export class CandidatePage {
  @ApiProperty({ type: [CandidateResource] })
  items!: CandidateResource[];

  @NextCursor()
  next!: string | null;
}

/** The version others learn stays where a change is not for them; the moment of the change does not. */
export const versionOf = ({ version, updatedAt }: { version: number; updatedAt: string | Date }) => [
  version,
  new Date(updatedAt).getTime(),
];

/** What the API shows of a candidate. */
export function toResource({ id, version, profile, consents, createdAt, updatedAt }: Candidate): CandidateResource {
  return {
    id,
    version,
    ...profile,
    occupations: profile.occupations.map(({ resolved: _, ...occupation }) => occupation),
    qualifications: profile.qualifications.map(({ resolved: _, ...qualification }) => qualification),
    consents,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}
