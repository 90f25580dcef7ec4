import { LOCALES } from '#occupations/locale';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Codes of countries by their names in the languages of the product. */
const CODES = new Map(
  LOCALES.flatMap((locale) => {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
    return codes.flatMap((code) => {
      const name = names.of(code);
      return name === undefined ? [] : [[name.toLowerCase(), code] as const];
    });
  }),
);

/** The ISO 3166-1 code of a country that is given by code or name; what is unknown stays as it is. */
export function countryCode(country: string): string {
  if (/^[a-z]{2}$/i.test(country)) return country.toUpperCase();
  return CODES.get(country.toLowerCase()) ?? country;
}
