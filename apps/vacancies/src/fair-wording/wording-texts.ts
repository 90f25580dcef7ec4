import type { WarningCode } from './wording-warning.ts';

/** The languages in which warnings are given: those in which texts are checked. */
export const WARNING_LANGUAGES = ['de', 'en'] as const;
export type WarningLanguage = (typeof WARNING_LANGUAGES)[number];

/** What is said about one kind of wording. */
export interface WordingText {
  readonly reason: string;
  readonly suggestion: string;
}

export type WordingTexts = Readonly<Record<WarningCode, WordingText>>;
