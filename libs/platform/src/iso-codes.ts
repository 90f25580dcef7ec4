import { ValidateBy } from 'class-validator';

const FORMS = { region: /^[A-Z]{2}$/, language: /^[a-z]{2}$/ };
const NAMES = {
  region: new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }),
  language: new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }),
};

/** Checks that a field is a two-letter code that stands for a country or a language. */
export const IsKnownCode = (kind: 'region' | 'language', message: string) =>
  ValidateBy({
    name: 'isKnownCode',
    validator: {
      validate: (code) => typeof code === 'string' && FORMS[kind].test(code) && NAMES[kind].of(code) !== undefined,
      defaultMessage: () => message,
    },
  });
