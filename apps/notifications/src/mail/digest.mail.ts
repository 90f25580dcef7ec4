import type { Locale } from '#occupations/locale';
import { WORDINGS } from '#scoring/wording';
import { cardOf } from './cards.ts';
import type { MailContent } from './mail-content.ts';
import { MAIL_TEXTS } from './mail-texts.ts';
import { type News, titleOf } from './news.ts';

/** Tells a company several things at once. */
export function digestMail(news: readonly News[], locale: Locale): MailContent {
  const { digest, matchConfirmed, introduced } = MAIL_TEXTS[locale];
  const titles = [...new Set(news.map(({ vacancy }) => titleOf(vacancy)))];
  const tells = (of: News['kind']) => news.some(({ kind }) => kind === of);
  return {
    subject: digest.subject(news.length),
    preview: digest.preview(WORDINGS[locale].list(titles)),
    heading: digest.heading,
    introduction: [digest.introduction],
    cards: news.map((one) => cardOf(one, locale)),
    closing: [
      ...(tells('match-confirmed') ? [matchConfirmed.nextStep, matchConfirmed.privacy] : []),
      ...(tells('introduction') ? [introduced.privacy] : []),
    ],
  };
}
