import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import type { VacancyState } from '#contracts/vacancy-event';
import type { OccupationReference } from '#occupations/resolve-occupation';
import { Company } from '../company/company.entity.ts';
import { publishedStatus, type VacancyStatus } from './life-cycle.ts';

/** A place to be filled, now or foreseeably. */
@Entity('vacancy')
export class Vacancy {
  /** Time-ordered (UUID version 7): the order of the list is the order of posting. */
  @PrimaryColumn('uuid')
  id!: string;

  /** The organisation whose system posted it; no other partner sees it. */
  @Column('text')
  owner!: string;

  @Column('text', { name: 'external_ref' })
  externalRef!: string;

  @ManyToOne(() => Company, { eager: true })
  @JoinColumn({ name: 'company_id' })
  company!: Company;

  @Column('text')
  title!: string;

  @Column('text', { nullable: true })
  description!: string | null;

  /** The occupation as the partner named it. */
  @Column('jsonb')
  reference!: OccupationReference;

  /** The occupation as the catalogue resolved it. */
  @Column('jsonb')
  occupation!: VacancyState['occupation'];

  @Column('text')
  engagement!: VacancyState['engagement'];

  @Column('text')
  demand!: VacancyState['demand'];

  @Column('text', { nullable: true })
  certainty!: NonNullable<VacancyState['certainty']> | null;

  @Column('text')
  status!: VacancyStatus;

  @Column('integer')
  positions!: number;

  @Column('date', { name: 'starts_on' })
  startsOn!: string;

  @Column('date', { name: 'ends_on', nullable: true })
  endsOn!: string | null;

  @Column('date', { name: 'valid_through' })
  validThrough!: string;

  @Column('jsonb')
  workplace!: VacancyState['workplace'];

  @Column('jsonb')
  requirements!: VacancyState['requirements'];

  /** Grows by one with every published change. */
  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;

  /** When it was first open; `null` if it never was, and nobody has learnt of it. */
  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt!: Date | null;

  /** `null` unless it is closed. */
  @Column('timestamptz', { name: 'closed_at', nullable: true })
  closedAt!: Date | null;

  /** What others learn of the vacancy. */
  toState(): VacancyState {
    return {
      id: this.id,
      version: this.version,
      externalRef: this.externalRef,
      companyId: this.company.id,
      title: this.title,
      ...(this.description === null ? {} : { description: this.description }),
      occupation: this.occupation,
      engagement: this.engagement,
      demand: this.demand,
      ...(this.certainty === null ? {} : { certainty: this.certainty }),
      ...publishedStatus(this.status, this.closedAt),
      positions: this.positions,
      startsOn: this.startsOn,
      ...(this.endsOn === null ? {} : { endsOn: this.endsOn }),
      validThrough: this.validThrough,
      workplace: this.workplace,
      requirements: this.requirements,
      updatedAt: this.updatedAt.toISOString(),
    };
  }
}
