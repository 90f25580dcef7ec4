const SPELLINGS: Readonly<Record<string, string>> = {
  ä: '(?:ä|a\u0308|ae)',
  ö: '(?:ö|o\u0308|oe)',
  ü: '(?:ü|u\u0308|ue)',
  ß: '(?:ß|ss)',
  // Bounded, so that a long run of blanks cannot be parted in ever so many ways.
  ' ': '(?:\\s{1,8})',
};

const spelled = (pattern: string) => pattern.replace(/[äöüß ]/g, (letter) => SPELLINGS[letter]!);

/**
 * Finds whole words that are not the first half of a compound, whatever their case, the blanks between them, and the
 * way their umlauts are written.
 *
 * @param pattern a regular expression; a blank in it stands for any white space, `~` for the rest of a word
 */
export const phrase = (pattern: string) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${spelled(pattern.replaceAll('~', '\\p{L}*'))})(?![\\p{L}\\p{N}]|-\\p{L})`, 'giu');

/** Finds one of the patterns anywhere, also within words. */
export const anyOf = (...patterns: string[]) => new RegExp(spelled(patterns.join('|')), 'iu');

/** Part of a text, and where it begins there. */
export interface Sentence {
  readonly start: number;
  readonly text: string;
}

/** A full stop ends a sentence only before a capital letter: `max. 35` and `z.B.` do not end there. */
const SENTENCE = /(?:[^!?;•\n\r.]|\.(?!\s+\p{Lu}|\s*$))+/gu;

/** The sentences of a text; lines and the items of a list are sentences, too. */
export const sentencesOf = (text: string): Sentence[] =>
  [...text.matchAll(SENTENCE)].map(({ 0: sentence, index }) => ({ start: index, text: sentence }));
