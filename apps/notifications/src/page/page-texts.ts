import type { Answer } from '#contracts/reply-event';
import type { Locale } from '#occupations/locale';
import type { Saying } from '#pages/faults';
import type { Frequency } from '../preferences/preferences.entity.ts';
import type { DeclineReason } from '../reply/reply.entity.ts';
import { de } from './page-texts.de.ts';
import { en } from './page-texts.en.ts';
import { lv } from './page-texts.lv.ts';

/** Why a link that we signed opens nothing, with the HTTP status that says so. */
export const REFUSALS = { used: 409, 'not-yours': 403, closed: 409, gone: 410 } as const;
export type RefusalReason = keyof typeof REFUSALS;

/** Every text of the pages that links in e-mails open, in one language. A language that lacks one does not compile. */
export interface PageTexts {
  readonly about: { readonly vacancy: string; readonly proposal: string };
  /** What is asked once more, what the button says, and what is said when it was pressed. */
  readonly answers: Readonly<Record<Answer, Saying & { readonly button: string; readonly thanks: string }>>;
  readonly thanks: string;
  readonly reply: {
    readonly reason: string;
    readonly reasons: Readonly<Record<DeclineReason, string>>;
    readonly phone: string;
    readonly words: string;
    readonly optional: string;
  };
  readonly preferences: {
    readonly heading: string;
    readonly introduction: (company: string) => string;
    readonly frequency: string;
    readonly frequencies: Readonly<Record<Frequency, string>>;
    readonly time: string;
    readonly hour: string;
    readonly weekday: string;
    readonly timeZone: string;
    readonly exceptions: string;
    readonly nights: string;
    readonly sundays: string;
    readonly save: string;
    readonly saved: Saying;
  };
  readonly unsubscribe: Saying & {
    readonly button: string;
    readonly done: Saying;
  };
  readonly refusals: Readonly<Record<RefusalReason, Saying>>;
}

export const PAGE_TEXTS: Readonly<Record<Locale, PageTexts>> = { de, en, lv };
