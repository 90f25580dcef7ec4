import { ApiProperty } from '@nestjs/swagger';
import { CLOSING_REASONS, VACANCY_STATUSES, type VacancyState } from '#contracts/vacancy-event';
import type { Occupation } from '#occupations/occupation';
import { ChoiceField } from '#platform/fields';
import { NextCursor, PageQuery } from '#platform/page';
import { CompanySubmission } from '../company/company.submission.ts';
import type { Vacancy } from './vacancy.entity.ts';
import { OccupationSubmission, VacancySubmission } from './vacancy.submission.ts';

class OccupationResource extends OccupationSubmission {
  @ApiProperty({ description: 'ISCO-08 unit group', example: '7126' })
  isco!: string;

  @ApiProperty({
    required: false,
    description: 'The trade within it, where it is known',
    example: 'anlagenmechaniker-shk',
  })
  trade?: string;
}

class CompanyResource extends CompanySubmission {
  @ApiProperty({ format: 'uuid' })
  id!: string;
}

/** A vacancy as anyone who may see it reads it. */
export class VacancyResource extends VacancySubmission {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Grows by one with every change', example: 1 })
  version!: number;

  @ApiProperty({ enum: VACANCY_STATUSES })
  status!: VacancyState['status'];

  @ApiProperty({ type: CompanyResource })
  declare company: CompanyResource;

  @ApiProperty({ type: OccupationResource })
  declare occupation: OccupationResource;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;
}

export class VacancyPage {
  @ApiProperty({ type: [VacancyResource] })
  items!: VacancyResource[];

  @NextCursor()
  next!: string | null;
}

export class VacancyQuery extends PageQuery {
  @ChoiceField({ of: VACANCY_STATUSES, optional: true })
  status?: VacancyState['status'];
}

export class ClosingSubmission {
  @ChoiceField({ of: CLOSING_REASONS, example: 'filled' })
  reason!: (typeof CLOSING_REASONS)[number];
}

/** What the API shows of a vacancy. */
export function toResource(vacancy: Vacancy): VacancyResource {
  const { companyId: _, occupation, ...state } = vacancy.toState();
  const { version: __, ...company } = vacancy.company.toState();
  return {
    ...state,
    company,
    occupation: { ...vacancy.reference, ...(occupation as Occupation) },
    createdAt: vacancy.createdAt.toISOString(),
  };
}
