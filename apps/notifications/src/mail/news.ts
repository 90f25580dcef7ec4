import type { MatchState } from '#contracts/match-event';
import type { MATCH_ANSWERS, VACANCY_ANSWERS } from '#contracts/reply-event';
import type { VacancyState } from '#contracts/vacancy-event';

/** What an e-mail says of a vacancy. */
export type VacancyFacts = Pick<VacancyState, 'title' | 'occupation' | 'startsOn' | 'validThrough'> & {
  readonly city: string;
};

/** Where a link leads, for each answer a company can give. */
export type AnswerLinks<Answers extends readonly string[]> = Readonly<Record<Answers[number], string>>;

export interface MatchNews {
  readonly kind: 'match-confirmed';
  readonly match: Pick<MatchState, 'score' | 'confidence' | 'eligibility' | 'criteria'>;
  readonly vacancy: VacancyFacts;
  readonly links: AnswerLinks<typeof MATCH_ANSWERS>;
}

export interface VacancyNews {
  /** `still-needed`: a foreseeable vacancy is coming due; `expiring`: a vacancy is about to expire. */
  readonly kind: 'still-needed' | 'expiring';
  readonly vacancy: VacancyFacts;
  readonly links: AnswerLinks<typeof VACANCY_ANSWERS>;
}

export interface IntroductionNews {
  readonly kind: 'introduction';
  readonly vacancy: VacancyFacts;
  /** Until when the contact details can be looked at, `YYYY-MM-DD`. */
  readonly until: string;
  readonly links: { readonly contact: string };
}

/** Something a company is told or asked. */
export type News = MatchNews | VacancyNews | IntroductionNews;
export type NewsKind = News['kind'];

export const NEWS_KINDS = [
  'match-confirmed',
  'introduction',
  'still-needed',
  'expiring',
] as const satisfies readonly NewsKind[];

/** A title of several lines would break a subject. */
export const titleOf = ({ title }: Pick<VacancyFacts, 'title'>): string => title.replace(/\s+/g, ' ').trim();
