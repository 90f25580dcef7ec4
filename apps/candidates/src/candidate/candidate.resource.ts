import { ApiProperty } from '@nestjs/swagger';
import { NextCursor } from '#platform/page';
import type { Candidate } from './candidate.entity.ts';
import { CandidateSubmission } from './candidate.submission.ts';

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

/** What the API shows of a candidate. */
export function toResource(candidate: Candidate): CandidateResource {
  const { id, externalRef, version, residence, languages, availability, consents } = candidate;
  const { givenName, familyName, email, preferredLanguage } = candidate.identity;
  return {
    id,
    externalRef,
    version,
    person: { givenName, familyName, email, preferredLanguage },
    residence,
    occupations: candidate.occupations.map(({ resolved: _, ...occupation }) => occupation),
    qualifications: candidate.qualifications.map(({ resolved: _, ...qualification }) => qualification),
    languages,
    availability,
    consents,
    createdAt: candidate.createdAt.toISOString(),
    updatedAt: candidate.updatedAt.toISOString(),
  };
}
