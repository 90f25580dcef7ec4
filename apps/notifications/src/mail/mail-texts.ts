import type { MATCH_ANSWERS, VACANCY_ANSWERS } from '#contracts/reply-event';
import type { Locale } from '#occupations/locale';
import { de } from './mail-texts.de.ts';
import { en } from './mail-texts.en.ts';
import { lv } from './mail-texts.lv.ts';

/** Every text of the e-mails in one language. A language that lacks one does not compile. */
export interface MailTexts {
  readonly greeting: string;
  readonly farewell: string;
  readonly answers: Readonly<Record<(typeof MATCH_ANSWERS | typeof VACANCY_ANSWERS)[number], string>>;
  readonly footer: {
    /** @param company the name of the company that is written to */
    readonly why: (company: string) => string;
    readonly preferences: string;
    readonly unsubscribe: string;
  };

  readonly match: {
    readonly kicker: string;
    readonly trade: string;
    /** @param start the first day of the engagement, as a reader of the language writes it */
    readonly scoreAtStart: (start: string) => string;
    readonly confidence: string;
    /** @param share how much is known, e.g. `75 %` */
    readonly knownShare: (share: string) => string;
    readonly eligibility: string;
    readonly reasons: string;
    readonly question: string;
  };

  readonly vacancy: {
    readonly kicker: string;
    readonly startsOn: string;
    readonly validThrough: string;
    readonly place: string;
  };

  readonly matchConfirmed: {
    readonly subject: (title: string) => string;
    readonly preview: (score: number) => string;
    readonly heading: string;
    readonly introduction: (title: string) => string;
    readonly nextStep: string;
    readonly privacy: string;
  };

  readonly introduced: {
    readonly subject: (title: string) => string;
    readonly preview: (until: string) => string;
    readonly heading: string;
    readonly introduction: (title: string) => string;
    readonly kicker: string;
    readonly until: string;
    readonly question: string;
    readonly look: string;
    readonly privacy: string;
  };

  readonly stillNeeded: {
    readonly subject: (title: string) => string;
    readonly preview: (start: string) => string;
    readonly heading: string;
    readonly introduction: (title: string, start: string) => string;
    readonly question: string;
    readonly why: string;
  };

  readonly expiring: {
    readonly subject: (title: string) => string;
    readonly preview: (lastDay: string) => string;
    readonly heading: string;
    readonly introduction: (title: string, lastDay: string) => string;
    readonly question: string;
    readonly prolonging: string;
  };

  readonly digest: {
    readonly subject: (count: number) => string;
    readonly preview: (titles: string) => string;
    readonly heading: string;
    readonly introduction: string;
  };
}

export const MAIL_TEXTS: Readonly<Record<Locale, MailTexts>> = { de, en, lv };
