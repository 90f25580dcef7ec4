/** `(m/w/d)`, `(w|m|x)`, `m/f/d`, `(gn)`: how German vacancies say that any gender is meant. */
const ANY_GENDER =
  /\(\s*[a-zäöü](?:\s*[/|,]\s*[a-zäöü])+\s*\)|\(\s*(?:gn|all genders|alle geschlechter)\s*\)|(?<=\s)[mwfdx](?:[/|][mwfdx])+(?=\s|$)/gu;

/** `Maler:in`, `Maler*innen`, `Maler/-in`, `Maler(in)`, `Fachmann/-frau`, `Angestellte/r`, `pavārs/-e`, `mūrnieks (-ce)`. */
const GENDER_SUFFIX =
  /(?<=\p{L})(?:\s?[/:*_(]\s?-?(?:innen|in|frau|mann|r|n|e|a|ce|n?iece|[aā]?ja|[tē][aā]?ja)\)?|-in(?:nen)?)(?![\p{L}-])/gu;

const LETTERS_SPELLED_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

const CONNECTIVES = new Set(['und', 'u', 'and', 'un', 'fuer', 'for', 'the', 'of']);

/** Folds the endings by which German and Latvian tell women from men, and English one from many, into one form. */
function withoutEnding(word: string): string {
  if (word.length <= 4) return word;
  return word
    .replace(/(?<=..)(?:frau|frauen|leute)$/, 'mann')
    .replace(/(?<=...)in(?:nen)?$/, '')
    .replace(/niece$/, 'nieks')
    .replace(/(?:is|en|s|e|a)$/, '');
}

/**
 * The form in which two spellings of one occupation's name are the same: case, blanks, hyphens, umlauts spelled out,
 * Latvian letters without their marks, gender forms and connecting words make no difference.
 *
 * @example nameKey('Maler:in (m/w/d)') === nameKey('MALER') && nameKey('Santehniķe') === nameKey('santehnikis')
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(ANY_GENDER, ' ')
    .replace(GENDER_SUFFIX, '')
    .replace(/[äöüß]/g, (letter) => LETTERS_SPELLED_OUT[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}+#]+/u)
    .filter((word) => !CONNECTIVES.has(word))
    .map(withoutEnding)
    .join('');
}

const PROBE = [
  'Maler/in (m/w/d)',
  'Köchin',
  'Bürokauffrau',
  'Santehniķe',
  'metinātāja',
  'sales assistants',
  'C++ & C#',
];

/** Differs between programs that bring names into different compared forms. */
export const NAME_FORM = PROBE.map(nameKey).join(' ');

/** The names that a text like `Koch/Köchin` or `Bäcker oder Konditor` may hold. */
export function alternativeNames(text: string): string[] {
  const parts = text.split(/\s*(?:\/|\||\boder\b|\bbzw\b\.?|\bor\b|\bvai\b)\s*/u).filter((part) => part !== '');
  return parts.length > 1 ? parts : [];
}
