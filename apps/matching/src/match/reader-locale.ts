import Negotiator from 'negotiator';
import { LOCALES, type Locale } from '#occupations/locale';

/** The language to explain in: the best of ours the reader accepts (RFC 9110, section 12.5.4), else English. */
export function readerLocale(acceptLanguage: string | undefined): Locale {
  const headers = { 'accept-language': acceptLanguage ?? 'en' };
  return (new Negotiator({ headers }).language([...LOCALES]) as Locale | undefined) ?? 'en';
}
