import type { Locale } from '#occupations/locale';
import { cardOf } from './cards.ts';
import type { MailContent } from './mail-content.ts';
import { MAIL_TEXTS } from './mail-texts.ts';
import { type MatchNews, titleOf } from './news.ts';

/** Tells a company of one confirmed match. */
export function matchConfirmedMail(news: MatchNews, locale: Locale): MailContent {
  const texts = MAIL_TEXTS[locale].matchConfirmed;
  const title = titleOf(news.vacancy);
  return {
    subject: texts.subject(title),
    preview: texts.preview(news.match.score),
    heading: texts.heading,
    introduction: [texts.introduction(title)],
    cards: [cardOf(news, locale)],
    closing: [texts.nextStep, texts.privacy],
  };
}
