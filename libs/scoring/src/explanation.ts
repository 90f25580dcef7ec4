import type { Locale } from '#occupations/locale';
import { CRITERIA, type CriterionName, type CriterionTrace } from './criteria.ts';
import type { Condition, Eligibility, RecognitionCondition } from './eligibility.ts';
import type { FilterReason } from './hard-facts.ts';
import { de } from './texts.de.ts';
import { en } from './texts.en.ts';
import { lv } from './texts.lv.ts';
import type { ExplanationTexts, RecognitionStage } from './texts.ts';
import type { RecognitionStatus } from './vocabulary.ts';
import { WORDINGS } from './wording.ts';

const TEXTS: Readonly<Record<Locale, ExplanationTexts>> = { de, en, lv };

/** What a criterion is called, as a heading. */
export const nameOfCriterion = (criterion: CriterionName, locale: Locale): string => TEXTS[locale].criteria[criterion];

/** Says in full sentences how a criterion came out and why, from its trace and nothing else. */
export function explainCriterion(trace: CriterionTrace, locale: Locale): string {
  const criterion = CRITERIA.find(({ name }) => name === trace.criterion);
  if (criterion === undefined) throw new TypeError(`No criterion is called "${trace.criterion}".`);
  return criterion.explain(trace, TEXTS[locale], WORDINGS[locale]);
}

/** Says in full sentences whether and when someone can start, and what has to happen before. */
export function explainEligibility({ status, from, conditions }: Eligibility, locale: Locale): string {
  return TEXTS[locale].eligibility[status]({
    from: from && WORDINGS[locale].date(from),
    conditions: conditions.map((condition) => explainCondition(condition, locale)).join('; '),
  });
}

function explainCondition(condition: Condition, locale: Locale): string {
  const { conditions } = TEXTS[locale];
  const wording = WORDINGS[locale];
  switch (condition.kind) {
    case 'language': {
      const { language, from, to, expectedOn } = condition;
      return conditions.language({
        language: wording.language(language),
        from,
        to,
        expectedOn: expectedOn && wording.date(expectedOn),
      });
    }
    case 'recognition': {
      const { gate, expectedOn, authority, competentBody } = condition;
      return conditions.recognition({
        gate,
        stage: stageOf(condition),
        expectedOn: expectedOn && wording.date(expectedOn),
        body: authority ?? competentBody,
      });
    }
    case 'availability':
      return conditions.availability({ expectedOn: wording.date(condition.expectedOn) });
  }
}

const STAGES: Partial<Record<RecognitionStatus, RecognitionStage>> = {
  'not-applied': 'not-applied',
  refused: 'refused',
  partial: 'not-sufficient',
  statement: 'not-sufficient',
};

function stageOf({ status, ofAnotherOccupation, expectedOn }: RecognitionCondition): RecognitionStage {
  if (status === undefined) return 'not-stated';
  if (ofAnotherOccupation) return 'of-another-occupation';
  return expectedOn === undefined ? (STAGES[status] ?? 'undated') : 'dated';
}

/** Says in a full sentence why a pair is not considered at all. */
export function explainFilter(reason: FilterReason, locale: Locale): string {
  const { filters, engagements } = TEXTS[locale];
  const wording = WORDINGS[locale];
  switch (reason.kind) {
    case 'vacancy-not-open':
    case 'no-consent':
      return filters[reason.kind]({});
    case 'engagement': {
      const offered = reason.offered.map((engagement) => engagements[engagement]);
      return filters.engagement({ asked: engagements[reason.asked], offered: wording.list(offered) });
    }
    case 'region': {
      const { country, nuts } = reason.workplace;
      const workplace = [wording.region(country), ...(nuts === undefined ? [] : [nuts])].join(', ');
      return filters.region({ workplace, regions: wording.list(reason.regions.map(wording.region)) });
    }
    case 'not-available':
      return filters['not-available']({
        from: wording.date(reason.from),
        start: wording.date(reason.start),
        days: wording.number(reason.graceDays),
      });
    case 'unrelated-trade':
      return filters['unrelated-trade']({
        asked: wording.occupation(reason.asked),
        offered: wording.list(reason.offered.map(wording.occupation)),
      });
  }
}
