import { ApiProperty, OmitType } from '@nestjs/swagger';
import type { Occupation } from '#occupations/occupation';
import { ChoiceField } from '#platform/fields';
import { NextCursor, PageQuery } from '#platform/page';
import { OccupationSubmission, VacancySubmission } from '#submissions/vacancy.submission';
import { VacancyCompanyResource } from '../company/company.resource.ts';
import { CLOSING_REASONS, type ClosingReason, VACANCY_STATUSES, type VacancyStatus } from './life-cycle.ts';
import type { Vacancy } from './vacancy.entity.ts';

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

/** A vacancy as anyone who may see it reads it. */
export class VacancyResource extends OmitType(VacancySubmission, ['status']) {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Grows by one with every change', example: 1 })
  version!: number;

  @ApiProperty({ enum: VACANCY_STATUSES, description: 'An expired one closed by itself after `validThrough`' })
  status!: VacancyStatus;

  @ApiProperty({ type: VacancyCompanyResource })
  declare company: VacancyCompanyResource;

  @ApiProperty({ type: OccupationResource })
  declare occupation: OccupationResource;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', required: false, description: 'When it was first open; a draft never was' })
  publishedAt?: string;

  @ApiProperty({ format: 'date-time', required: false, description: 'When it was closed' })
  closedAt?: string;

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
  status?: VacancyStatus;
}

export class ClosingSubmission {
  @ChoiceField({ of: CLOSING_REASONS, example: 'filled' })
  reason!: ClosingReason;
}

/** A vacancy shows its company, which changes by itself. */
export const versionOf = ({ version, company }: Pick<Vacancy | VacancyResource, 'version' | 'company'>) => [
  version,
  company.version,
];

/** What the API shows of a vacancy. */
export function toResource(vacancy: Vacancy): VacancyResource {
  const { id, version, externalRef, name, contactEmail, locale } = vacancy.company;
  const state = vacancy.toState();
  return Object.assign(state, {
    // JSON has no word for it, so that neither is shown.
    companyId: undefined,
    closing: undefined,
    status: vacancy.status,
    company: { id, version, externalRef, name, contactEmail, locale },
    occupation: { ...vacancy.reference, ...(state.occupation as Occupation) },
    createdAt: vacancy.createdAt.toISOString(),
    ...(vacancy.publishedAt === null ? {} : { publishedAt: vacancy.publishedAt.toISOString() }),
    ...(vacancy.closedAt === null ? {} : { closedAt: vacancy.closedAt.toISOString() }),
  });
}
