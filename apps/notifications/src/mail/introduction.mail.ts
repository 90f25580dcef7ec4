import type { Locale } from '#occupations/locale';
import { WORDINGS } from '#scoring/wording';
import { cardOf } from './cards.ts';
import type { MailContent } from './mail-content.ts';
import { MAIL_TEXTS } from './mail-texts.ts';
import { type IntroductionNews, titleOf } from './news.ts';

/** Tells a company where it can learn who a candidate is. The e-mail itself names nobody. */
export function introductionMail(news: IntroductionNews, locale: Locale): MailContent {
  const texts = MAIL_TEXTS[locale].introduced;
  const title = titleOf(news.vacancy);
  return {
    subject: texts.subject(title),
    preview: texts.preview(WORDINGS[locale].date(news.until)),
    heading: texts.heading,
    introduction: [texts.introduction(title)],
    cards: [cardOf(news, locale)],
    closing: [texts.privacy],
  };
}
