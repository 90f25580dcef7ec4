import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Locale } from '#occupations/locale';
import { Clock } from '#platform/clock';
import { Company } from '../company/company.entity.ts';
import { NewsDesk } from '../notice/news-desk.ts';
import { NotificationsSettings } from '../notifications.settings.ts';
import { defaultWishes, Preferences } from './preferences.entity.ts';
import type { SendingWishes } from './sending-time.ts';

/** A company and how it is written to. */
export interface CompanyWishes {
  readonly company: string;
  readonly locale: Locale;
  readonly wishes: SendingWishes;
}

/** Keeps how companies want to be written to. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly newsDesk: NewsDesk,
    private readonly clock: Clock,
    @Inject(NotificationsSettings) private readonly settings: Pick<NotificationsSettings, 'MAIL_ANY_TIME'>,
  ) {}

  /** @returns `undefined` for a company that is gone */
  async find(companyId: string): Promise<CompanyWishes | undefined> {
    const company = await this.dataSource.manager.findOneBy(Company, { id: companyId });
    if (company === null) return undefined;
    const stated = await this.dataSource.manager.findOneBy(Preferences, { companyId });
    const wishes = stated ?? defaultWishes(company.locale, this.settings.MAIL_ANY_TIME);
    return { company: company.name, locale: company.locale, wishes };
  }

  /** What waits for the company waits from now on for a time that suits its new wishes. */
  async save(companyId: string, wishes: SendingWishes): Promise<void> {
    const now = this.clock.now();
    const { frequency, timeZone, hour, weekday, nights, sundays } = wishes;
    await this.dataSource.transaction(async (manager) => {
      await manager.upsert(
        Preferences,
        { companyId, frequency, timeZone, hour, weekday, nights, sundays, changedAt: now },
        ['companyId'],
      );
      await this.newsDesk.lookAgainAt(manager, companyId, now);
    });
  }
}
