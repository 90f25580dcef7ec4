import type { Locale } from '#occupations/locale';
import { WORDINGS } from '#scoring/wording';
import { cardOf } from './cards.ts';
import type { MailContent } from './mail-content.ts';
import { MAIL_TEXTS } from './mail-texts.ts';
import { titleOf, type VacancyNews } from './news.ts';

/** Tells a company that a vacancy is about to expire, and asks whether it is still open. */
export function expiringMail(news: VacancyNews, locale: Locale): MailContent {
  const texts = MAIL_TEXTS[locale].expiring;
  const title = titleOf(news.vacancy);
  const lastDay = WORDINGS[locale].date(news.vacancy.validThrough);
  return {
    subject: texts.subject(title),
    preview: texts.preview(lastDay),
    heading: texts.heading,
    introduction: [texts.introduction(title, lastDay)],
    cards: [cardOf(news, locale)],
    closing: [texts.prolonging],
  };
}
