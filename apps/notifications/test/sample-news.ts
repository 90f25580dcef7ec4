import { candidateExample, matchExample, vacancyExample } from '#contracts/event-examples';
import { type MATCH_ANSWERS, VACANCY_ANSWERS } from '#contracts/reply-event';
import type { Locale } from '#occupations/locale';
import { assess } from '#scoring/assess';
import { defaultRuleset } from '#scoring/ruleset';
import type { AnswerLinks, IntroductionNews, MatchNews, News, VacancyFacts, VacancyNews } from '../src/mail/news.ts';
import type { Reader, Template } from '../src/mail/write-mail.ts';

const TODAY = '2026-11-24';
const link = (answer: string) => `https://passung.example/r/sample-${answer}`;

const matchLinks: AnswerLinks<typeof MATCH_ANSWERS> = {
  interested: link('interested'),
  'not-interested': link('not-interested'),
  filled: link('filled'),
  'call-me': link('call-me'),
};

const vacancyLinks = Object.fromEntries(
  VACANCY_ANSWERS.map((answer) => [answer, link(answer)]),
) as VacancyNews['links'];

export const sampleVacancy: VacancyFacts = { ...vacancyExample, city: 'Magdeburg' };

/** How the contracts' candidate fits their vacancy, with the whole trace. */
export const sampleMatch = (() => {
  const assessment = assess(
    { ...vacancyExample, open: true },
    { ...candidateExample, consentToMatching: true },
    defaultRuleset,
    TODAY,
  );
  if (!assessment.matched) throw new Error('The example is a match.');
  return { ...matchExample, ...assessment, status: 'confirmed' as const };
})();

const matchNews: MatchNews = {
  kind: 'match-confirmed',
  match: sampleMatch,
  vacancy: sampleVacancy,
  links: matchLinks,
};

const foreseen: VacancyNews = {
  kind: 'still-needed',
  vacancy: { ...sampleVacancy, title: 'Elektroniker für Gebäudetechnik', occupation: { isco: '7411' } },
  links: vacancyLinks,
};

const expiring: VacancyNews = {
  kind: 'expiring',
  vacancy: { ...sampleVacancy, validThrough: '2026-12-01' },
  links: vacancyLinks,
};

const introduction: IntroductionNews = {
  kind: 'introduction',
  vacancy: sampleVacancy,
  until: '2026-12-08',
  links: { contact: link('introductions') },
};

/** What each template has to tell, for looking at it. */
export const SAMPLE_NEWS: Readonly<Record<Template, readonly News[]>> = {
  'match-confirmed': [matchNews],
  introduction: [introduction],
  'still-needed': [foreseen],
  expiring: [expiring],
  digest: [matchNews, { ...matchNews, match: { ...sampleMatch, confidence: 0.75, score: 71 } }, introduction, foreseen],
};

export const sampleReader = (locale: Locale): Reader => ({
  company: 'Muster Heizung-Sanitär GmbH',
  locale,
  links: { preferences: link('preferences'), unsubscribe: link('unsubscribe') },
});
