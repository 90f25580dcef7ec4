import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Locale } from '#occupations/locale';
import { NotificationsSettings } from '../notifications.settings.ts';
import { defaultWishes, Preferences } from './preferences.entity.ts';
import { allowedTime } from './sending-time.ts';

/** Keeps also a second try out of the hours in which a company wants no e-mails. */
@Injectable()
export class QuietHours {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(NotificationsSettings) private readonly settings: Pick<NotificationsSettings, 'MAIL_ANY_TIME'>,
  ) {}

  /** The first moment from `earliest` on in which the company may get an e-mail. */
  async allowedTimeFor({ companyId, locale }: { companyId: string; locale: Locale }, earliest: Date): Promise<Date> {
    const stated = await this.dataSource.manager.findOneBy(Preferences, { companyId });
    return allowedTime(stated ?? defaultWishes(locale, this.settings.MAIL_ANY_TIME), earliest);
  }
}
