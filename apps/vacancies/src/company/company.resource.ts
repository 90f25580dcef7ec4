import { ApiProperty } from '@nestjs/swagger';
import type { CompanyState } from '#contracts/company-event';
import { NextCursor } from '#platform/page';
import { CompanyContact, CompanySubmission, VacancyCompany } from '#submissions/company.submission';

/** A company as anyone who may see it reads it. */
export class CompanyResource extends CompanySubmission {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Grows by one with every change', example: 1 })
  version!: number;

  @ApiProperty({ description: "The partner system's own name for the company", example: 'muster-shk' })
  declare externalRef: string;

  @ApiProperty({ type: [CompanyContact] })
  declare contacts: CompanyContact[];
}

/** The company of a vacancy. */
export class VacancyCompanyResource extends VacancyCompany {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Grows by one with every change', example: 1 })
  version!: number;

  @ApiProperty()
  declare name: string;

  @ApiProperty({ format: 'email' })
  declare contactEmail: string;
}

export class CompanyPage {
  @ApiProperty({ type: [CompanyResource] })
  items!: CompanyResource[];

  @NextCursor()
  next!: string | null;
}

/** What the API shows of a company: what others learn of it, too. */
export const toCompanyResource = (state: CompanyState): CompanyResource => ({
  ...state,
  contacts: state.contacts ?? [],
});
