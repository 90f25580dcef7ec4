import type { Locale } from '#occupations/locale';
import type { Occupation } from '#occupations/occupation';
import { occupationLabel } from '#occupations/occupation-label';
import { reasonOfRelation } from '#occupations/related-trades';
import type { IsoDate } from './vocabulary.ts';

/** How names, numbers and days are written in one language. */
export interface Wording {
  occupation(occupation: Occupation): string;
  /** Why a rule of the related-trades table relates trades; `undefined` if it is no longer there. */
  relation(ruleId: string): string | undefined;
  /** @param code ISO 639-1 */
  language(code: string): string;
  /** @param code ISO 3166-1 alpha-2, or a NUTS code, which stays as it is */
  region(code: string): string;
  date(day: IsoDate): string;
  number(number: number): string;
  /** @param share 0 to 1 */
  percent(share: number): string;
  /** The plural form a number takes (Unicode CLDR). */
  plural(number: number): Intl.LDMLPluralRule;
  list(items: string[]): string;
}

/** Latvian inflects the month's name, so a date in figures is the one that fits every sentence. */
const DATE_STYLES: Record<Locale, Intl.DateTimeFormatOptions> = {
  de: { dateStyle: 'long' },
  en: { dateStyle: 'long' },
  lv: { day: '2-digit', month: '2-digit', year: 'numeric' },
};

function wordingIn(locale: Locale): Wording {
  // Readers of English here are Europeans: the day comes before the month.
  const tag = locale === 'en' ? 'en-GB' : locale;
  const dates = new Intl.DateTimeFormat(tag, { ...DATE_STYLES[locale], timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 2 });
  const percents = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  const languages = new Intl.DisplayNames(tag, { type: 'language' });
  const regions = new Intl.DisplayNames(tag, { type: 'region' });
  const lists = new Intl.ListFormat(tag);
  const plurals = new Intl.PluralRules(tag);
  return {
    occupation: (occupation) => occupationLabel(occupation, locale),
    relation: (ruleId) => reasonOfRelation(ruleId, locale),
    language: (code) => languages.of(code) ?? code,
    region: (code) => (code.length === 2 ? (regions.of(code) ?? code) : code),
    date: (day) => dates.format(new Date(day)),
    number: (number) => numbers.format(number),
    percent: (share) => percents.format(share),
    plural: (number) => plurals.select(number),
    list: (items) => lists.format(items),
  };
}

export const WORDINGS: Readonly<Record<Locale, Wording>> = {
  de: wordingIn('de'),
  en: wordingIn('en'),
  lv: wordingIn('lv'),
};
