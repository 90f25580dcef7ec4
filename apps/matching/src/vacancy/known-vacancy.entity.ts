import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VacancyState } from '#contracts/vacancy-event';

/** A vacancy as its events told it. */
@Entity('known_vacancy')
export class KnownVacancy {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  /** ISCO-08 sub-major group: all vacancies of a field are matched one after the other. */
  @Column('char', { length: 2 })
  field!: string;

  @Column('boolean')
  open!: boolean;

  @Column('jsonb')
  state!: VacancyState;

  /** The day as of which its shortlist stands. */
  @Column('date', { name: 'assessed_on' })
  assessedOn!: string;
}
