import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VacancyState } from '#contracts/vacancy-event';

/** A vacancy as its events told it. */
@Entity('known_vacancy')
export class KnownVacancy {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  /** ISCO-08 sub-major group: one instance at a time writes the shortlists of a field. */
  @Column('char', { length: 2 })
  field!: string;

  @Column('boolean')
  open!: boolean;

  @Column('jsonb')
  state!: VacancyState;

  /** The day as of which its shortlist stands; `null` before it has one. */
  @Column('date', { name: 'assessed_on', nullable: true })
  assessedOn!: string | null;

  /** By which ruleset its shortlist was made. */
  @Column('text', { name: 'ruleset_version', nullable: true })
  rulesetVersion!: string | null;

  /** For which day and ruleset it was last asked to make the shortlist anew. */
  @Column('text', { name: 'asked_for', nullable: true })
  askedFor!: string | null;
}
