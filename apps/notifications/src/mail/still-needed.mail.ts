import type { Locale } from '#occupations/locale';
import { WORDINGS } from '#scoring/wording';
import { cardOf } from './cards.ts';
import type { MailContent } from './mail-content.ts';
import { MAIL_TEXTS } from './mail-texts.ts';
import { titleOf, type VacancyNews } from './news.ts';

/** Asks whether a need that a company foresaw is still there, now that it is coming due. */
export function stillNeededMail(news: VacancyNews, locale: Locale): MailContent {
  const texts = MAIL_TEXTS[locale].stillNeeded;
  const title = titleOf(news.vacancy);
  const start = WORDINGS[locale].date(news.vacancy.startsOn);
  return {
    subject: texts.subject(title),
    preview: texts.preview(start),
    heading: texts.heading,
    introduction: [texts.introduction(title, start)],
    cards: [cardOf(news, locale)],
    closing: [texts.why],
  };
}
