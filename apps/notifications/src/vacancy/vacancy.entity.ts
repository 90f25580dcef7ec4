import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VacancyState } from '#contracts/vacancy-event';

/** What an e-mail says of a vacancy, as the vacancy's last event told us. */
@Entity('vacancy')
export class Vacancy {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('uuid', { name: 'company_id' })
  companyId!: string;

  @Column('text')
  title!: string;

  @Column('jsonb')
  occupation!: VacancyState['occupation'];

  @Column('text')
  demand!: VacancyState['demand'];

  @Column('text')
  status!: VacancyState['status'];

  @Column('text')
  city!: string;

  /** `YYYY-MM-DD` */
  @Column('date', { name: 'starts_on' })
  startsOn!: string;

  /** `YYYY-MM-DD` */
  @Column('date', { name: 'valid_through' })
  validThrough!: string;

  /** When the partner changed it last. */
  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}
