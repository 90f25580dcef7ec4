import { LOCALES, type Locale } from '#occupations/locale';
import { readerLanguage } from '#platform/reader-language';

/** The language to explain in: the best of ours the reader accepts, else English. */
export const readerLocale = (acceptLanguage: string | undefined): Locale =>
  readerLanguage(acceptLanguage, LOCALES, 'en');
