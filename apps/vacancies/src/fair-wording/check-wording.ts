import { checkTitle } from './gendered-title.ts';
import { LEGAL_BASIS } from './legal-basis.ts';
import { phrase as anywhere, type Sentence, sentencesOf } from './phrase.ts';
import { ALL_ARE_MEANT, WORDING_RULES } from './wording-rules.ts';
import { DE } from './wording-texts.de.ts';
import { EN } from './wording-texts.en.ts';
import type { WarningLanguage } from './wording-texts.ts';
import type { WarningCode, WordingWarning } from './wording-warning.ts';

const TEXTS = { de: DE, en: EN };

const RULES = WORDING_RULES.map(({ phrases, ...rule }) => ({ ...rule, phrases: phrases.map(anywhere) }));
/** One look instead of a hundred at texts and sentences with nothing to find, which are nearly all. */
const ANY_PHRASE = anywhere(WORDING_RULES.flatMap(({ phrases }) => phrases).join('|'));

/** More would only bury the first ones. */
const MOST_WARNINGS = 50;

interface Finding {
  readonly code: WarningCode;
  readonly offset: number;
  readonly phrase: string;
  readonly neutral?: string;
}

/** What a partner wrote for people to read. */
export interface VacancyText {
  readonly title: string;
  readonly description?: string | null | undefined;
}

/**
 * Finds wording in German and English that may offend against the German law of equal treatment: at most 50 places,
 * the title's first. It looks for known phrases and knows no more than those; no warning is no legal advice.
 *
 * @param language in which reason and suggestion are given
 */
export function checkWording({ title, description }: VacancyText, language: WarningLanguage): WordingWarning[] {
  const ofTitle = checkTitle(title);
  const inTitle = [...(ofTitle === undefined ? [] : [ofTitle]), ...findAll(title)].sort(byOffset);
  return [
    ...inTitle.map((finding) => warning('#/title', finding, language)),
    ...findAll(description ?? '').map((finding) => warning('#/description', finding, language)),
  ].slice(0, MOST_WARNINGS);
}

const byOffset = (one: Finding, other: Finding) => one.offset - other.offset;

function findAll(text: string): Finding[] {
  if (text.search(ANY_PHRASE) < 0) return [];
  const rules = RULES.filter(({ unlessExplained }) => !unlessExplained?.test(text));
  return sentencesOf(text)
    .filter((sentence) => sentence.text.search(ANY_PHRASE) >= 0 && !ALL_ARE_MEANT.test(sentence.text))
    .flatMap((sentence) => rules.flatMap((rule) => find(rule, sentence)).sort(byOffset));
}

/** The longest of what overlaps, since several phrases may find the same place. */
function find({ code, phrases, unless }: (typeof RULES)[number], { start, text }: Sentence): Finding[] {
  const matches = phrases
    .flatMap((phrase) => [...text.matchAll(phrase)])
    .sort((one, other) => one.index - other.index || other[0].length - one[0].length);
  if (matches.length === 0 || unless?.test(text)) return [];
  let end = 0;
  return matches.flatMap(({ 0: phrase, index }) => {
    if (index < end) return [];
    end = index + phrase.length;
    return [{ code, offset: start + index, phrase }];
  });
}

function warning(
  pointer: string,
  { code, offset, phrase, neutral = '' }: Finding,
  language: WarningLanguage,
): WordingWarning {
  const { reason, suggestion } = TEXTS[language][code];
  return {
    code,
    pointer,
    offset,
    phrase,
    legalBasis: LEGAL_BASIS[code],
    reason,
    suggestion: suggestion.replace('{neutral}', () => neutral),
  };
}
