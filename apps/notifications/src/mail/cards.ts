import { type MATCH_ANSWERS, VACANCY_ANSWERS } from '#contracts/reply-event';
import type { Locale } from '#occupations/locale';
import type { CriterionTrace, Eligibility } from '#scoring/assessment';
import { explainCriterion, explainEligibility, nameOfCriterion } from '#scoring/explanation';
import { WORDINGS } from '#scoring/wording';
import type { Action, Card } from './mail-content.ts';
import { MAIL_TEXTS } from './mail-texts.ts';
import { type IntroductionNews, type MatchNews, type News, titleOf, type VacancyNews } from './news.ts';

/** Tells or asks one thing. */
export function cardOf(news: News, locale: Locale): Card {
  if (news.kind === 'match-confirmed') return matchCard(news, locale);
  return news.kind === 'introduction' ? introductionCard(news, locale) : vacancyCard(news, locale);
}

/** Made from the match's trace alone, so that it names nobody. */
function matchCard({ match, vacancy, links }: MatchNews, locale: Locale): Card {
  const texts = MAIL_TEXTS[locale].match;
  const { occupation, date, percent } = WORDINGS[locale];
  return {
    kicker: texts.kicker,
    title: titleOf(vacancy),
    score: { points: match.score, caption: texts.scoreAtStart(date(vacancy.startsOn)) },
    facts: [
      { label: texts.trade, value: occupation(vacancy.occupation) },
      ...(match.confidence < 1
        ? [{ label: texts.confidence, value: texts.knownShare(percent(match.confidence)) }]
        : []),
    ],
    notice: { label: texts.eligibility, value: explainEligibility(match.eligibility as Eligibility, locale) },
    reasons: {
      heading: texts.reasons,
      entries: (match.criteria as CriterionTrace[]).map((trace) => ({
        label: nameOfCriterion(trace.criterion, locale),
        value: explainCriterion(trace, locale),
      })),
    },
    question: texts.question,
    actions: actions(['interested', 'call-me', 'not-interested', 'filled'] as const, links, locale),
  };
}

function introductionCard({ vacancy, until, links }: IntroductionNews, locale: Locale): Card {
  const texts = MAIL_TEXTS[locale].introduced;
  const { occupation, date } = WORDINGS[locale];
  return {
    kicker: texts.kicker,
    title: titleOf(vacancy),
    facts: [
      { label: MAIL_TEXTS[locale].match.trade, value: occupation(vacancy.occupation) },
      { label: texts.until, value: date(until) },
    ],
    question: texts.question,
    actions: [{ label: texts.look, url: links.contact }],
  };
}

function vacancyCard({ kind, vacancy, links }: VacancyNews, locale: Locale): Card {
  const texts = MAIL_TEXTS[locale];
  const { occupation, date } = WORDINGS[locale];
  const { question } = kind === 'expiring' ? texts.expiring : texts.stillNeeded;
  return {
    kicker: texts.vacancy.kicker,
    title: titleOf(vacancy),
    facts: [
      { label: texts.match.trade, value: occupation(vacancy.occupation) },
      { label: texts.vacancy.place, value: vacancy.city },
      { label: texts.vacancy.startsOn, value: date(vacancy.startsOn) },
      { label: texts.vacancy.validThrough, value: date(vacancy.validThrough) },
    ],
    question,
    actions: actions(VACANCY_ANSWERS, links, locale),
  };
}

function actions<Answer extends (typeof MATCH_ANSWERS | typeof VACANCY_ANSWERS)[number]>(
  answers: readonly Answer[],
  links: Readonly<Record<Answer, string>>,
  locale: Locale,
): Action[] {
  return answers.map((answer) => ({ label: MAIL_TEXTS[locale].answers[answer], url: links[answer] }));
}
