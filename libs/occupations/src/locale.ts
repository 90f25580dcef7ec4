/** The languages in which the catalogue names occupations, and in which the product speaks to people. */
export const LOCALES = ['de', 'en', 'lv'] as const;
export type Locale = (typeof LOCALES)[number];
