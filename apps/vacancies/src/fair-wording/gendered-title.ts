import { FEMININE_NOUN, MASCULINE_NOUN, NEUTRAL_WORDS, NO_PERSON } from './person-nouns.ts';
import type { WarningCode } from './wording-warning.ts';

/** A place in a title. */
export interface TitleFinding {
  readonly code: WarningCode;
  readonly offset: number;
  readonly phrase: string;
  /** The title, or the word, as it would mean everybody. */
  readonly neutral: string;
}

/** `(m/w/d)`, `w|m|x`, `(all genders)`, `(gn)`, `d/w/m`; without a third letter only two are meant. */
const MARKER =
  /(?<![\p{L}\p{N}])\(?\s*(?<letters>[mwfdxi](?:\s?[/|,*:]\s?[mwfdxi]){1,3}|gn\*?|all genders?|alle geschlechter|any gender|divers)\s*\)?(?![\p{L}\p{N}])/iu;

/** `Maler:in`, `Maler*innen`, `Maler/-in`, `Maler(in)`, `MalerIn`, `Fachmann/-frau`, `Angestellte/r`; not `Maler (in Teilzeit)`. */
const NEUTRAL_ENDING =
  /\p{L}(?:[:*_]-?(?:innen|in|frau|r|n|e)|\(-?(?:innen|in|frau|r|n|e)\)|(?:\/|\s?\/\s?-)(?:innen|in|frau|mann|r|n|e)|-in(?:nen)?(?!-)|(?<=\p{Ll})In(?:nen)?)(?!\p{L})/u;

/** `Müller Haustechnik GmbH`: the name of a company, and not of who is wanted. */
const COMPANY = /^\S+\s+(?:\S+\s+){0,2}(?:GmbH|AG|KG|SE|OHG|UG|e\.\s?K\.|Gruppe|Group)(?!\p{L})/u;

const WORD = /[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*-?/gu;

/**
 * Whether a title speaks to one sex only. A title that names both forms, or says in any usual way that everybody is
 * meant, does not.
 *
 * @example checkTitle('Maurer') // { code: 'gendered-title', phrase: 'Maurer', neutral: 'Maurer (m/w/d)', … }
 */
export function checkTitle(title: string): TitleFinding | undefined {
  const marker = MARKER.exec(title);
  if (marker !== null) return thirdGenderMissing(marker);
  if (NEUTRAL_ENDING.test(title)) return undefined;
  const nouns = [...title.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const sex = COMPANY.test(title.slice(index)) ? undefined : sexOf(word.normalize('NFC'));
    return sex === undefined ? [] : [{ word, index, sex }];
  });
  const [first] = nouns;
  if (first === undefined || nouns.some(({ sex }) => sex !== first.sex)) return undefined;
  const { word, index } = first;
  const neutral = NEUTRAL_WORDS[word.normalize('NFC').toLowerCase()] ?? `${title.trim()} (m/w/d)`;
  return { code: 'gendered-title', offset: index, phrase: word, neutral };
}

function thirdGenderMissing({ 0: found, index, groups }: RegExpExecArray): TitleFinding | undefined {
  const letters = (groups?.letters ?? '').toLowerCase();
  if (!/^[mwf]\s?\S\s?[mwf]$/.test(letters)) return undefined;
  const phrase = found.trim();
  return { code: 'third-gender-missing', offset: index + found.indexOf(phrase), phrase, neutral: '(m/w/d)' };
}

function sexOf(word: string): 'masculine' | 'feminine' | undefined {
  const lower = word.toLowerCase();
  // An adverb such as "näher" ends like a noun, but German nouns begin with a capital letter.
  if (word.endsWith('-') || NO_PERSON.test(word) || (word === lower && !(lower in NEUTRAL_WORDS))) return undefined;
  if (lower in NEUTRAL_WORDS) return /(?:man)$/.test(lower) ? 'masculine' : 'feminine';
  if (FEMININE_NOUN.test(word)) return 'feminine';
  return MASCULINE_NOUN.test(word) ? 'masculine' : undefined;
}
