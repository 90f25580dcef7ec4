import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale } from '#occupations/locale';
import type { SendingWishes } from './sending-time.ts';

/** `never`: the company wants no e-mails at all. */
export const FREQUENCIES = ['at-once', 'daily', 'weekly', 'never'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Where the companies of the partner regions are; more can be added. */
export const TIME_ZONES = ['Europe/Berlin', 'Europe/Riga'] as const;
export type TimeZone = (typeof TIME_ZONES)[number];

/** How a company wants to be written to. A company that has not said has no row. */
@Entity('preferences')
export class Preferences implements SendingWishes {
  @PrimaryColumn('uuid', { name: 'company_id' })
  companyId!: string;

  @Column('text')
  frequency!: Frequency;

  @Column('text', { name: 'time_zone' })
  timeZone!: TimeZone;

  @Column('integer')
  hour!: number;

  @Column('integer')
  weekday!: number;

  @Column('boolean')
  nights!: boolean;

  @Column('boolean')
  sundays!: boolean;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;
}

/** How a company is written to that has not said how. */
export const defaultWishes = (locale: Locale, anyTime: boolean): SendingWishes => ({
  frequency: 'at-once',
  timeZone: locale === 'lv' ? 'Europe/Riga' : 'Europe/Berlin',
  hour: 8,
  weekday: 1,
  nights: anyTime,
  sundays: anyTime,
});
