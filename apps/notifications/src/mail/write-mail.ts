import type { Locale } from '#occupations/locale';
import { digestMail } from './digest.mail.ts';
import { expiringMail } from './expiring.mail.ts';
import { asHtml } from './html.tsx';
import { introductionMail } from './introduction.mail.ts';
import type { FooterLinks, Mail, MailContent } from './mail-content.ts';
import { matchConfirmedMail } from './match-confirmed.mail.ts';
import { NEWS_KINDS, type News } from './news.ts';
import { stillNeededMail } from './still-needed.mail.ts';
import { asText } from './text.ts';

export const TEMPLATES = [...NEWS_KINDS, 'digest'] as const;
/** Which e-mail it is. */
export type Template = (typeof TEMPLATES)[number];

/** The template for what there is to tell. */
export const templateFor = (news: readonly News[]): Template =>
  news.length === 1 && news[0] !== undefined ? news[0].kind : 'digest';

/** Whom an e-mail is for. */
export interface Reader {
  readonly company: string;
  readonly locale: Locale;
  readonly links: FooterLinks;
}

/**
 * Writes the e-mail that tells a company what there is to tell. It is made from traces and vacancies, and says nothing by
 * which a candidate could be recognised or looked up.
 *
 * @param news at least one; several make a digest
 */
export async function writeMail(news: readonly News[], reader: Reader): Promise<Mail> {
  const content = contentOf(news, reader.locale);
  return { subject: content.subject, html: await asHtml(content, reader), text: asText(content, reader) };
}

function contentOf(news: readonly News[], locale: Locale): MailContent {
  const [first, ...others] = news;
  if (first === undefined) throw new Error('There is nothing to tell.');
  if (others.length > 0) return digestMail(news, locale);
  if (first.kind === 'match-confirmed') return matchConfirmedMail(first, locale);
  if (first.kind === 'introduction') return introductionMail(first, locale);
  return first.kind === 'expiring' ? expiringMail(first, locale) : stillNeededMail(first, locale);
}
