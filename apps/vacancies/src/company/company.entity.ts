import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CompanyState } from '#contracts/company-event';
import type { Locale } from '#occupations/locale';

/** An employer as one partner knows it. */
@Entity('company')
export class Company {
  /** Time-ordered (UUID version 7): the order of the list is the order in which companies became known. */
  @PrimaryColumn('uuid')
  id!: string;

  /** The organisation whose system told us of it. */
  @Column('text')
  owner!: string;

  @Column('text', { name: 'external_ref' })
  externalRef!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'contact_email' })
  contactEmail!: string;

  @Column('text')
  locale!: Locale;

  @Column('jsonb')
  contacts!: NonNullable<CompanyState['contacts']>;

  /** Grows by one with every published change. */
  @Column('integer')
  version!: number;

  /** What others learn of the company. */
  toState(): CompanyState {
    const { id, version, externalRef, name, contactEmail, locale, contacts } = this;
    return { id, version, externalRef, name, contactEmail, locale, contacts };
  }
}
