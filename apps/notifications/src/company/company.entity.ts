import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale } from '#occupations/locale';

/** A company as its last event told us: whom to write to, and in which language. */
@Entity('company')
export class Company {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('integer')
  version!: number;

  @Column('text')
  name!: string;

  @Column('text', { name: 'contact_email' })
  contactEmail!: string;

  @Column('text')
  locale!: Locale;
}
