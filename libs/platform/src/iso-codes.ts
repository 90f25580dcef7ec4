import { ValidateBy } from 'class-validator';

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const PAIRS = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));

/** Looked up once: asking for a name takes longer than all other checks of a field. */
const KNOWN = {
  region: withName(
    'region',
    PAIRS.map((pair) => pair.toUpperCase()),
  ),
  language: withName('language', PAIRS),
};

function withName(type: 'region' | 'language', codes: readonly string[]): ReadonlySet<unknown> {
  const names = new Intl.DisplayNames('en', { type, fallback: 'none' });
  return new Set(codes.filter((code) => names.of(code) !== undefined));
}

/** Checks that a field is a two-letter code that stands for a country or a language. */
export const IsKnownCode = (kind: 'region' | 'language', message: string) =>
  ValidateBy({
    name: 'isKnownCode',
    validator: {
      validate: (code) => KNOWN[kind].has(code),
      defaultMessage: () => message,
    },
  });
