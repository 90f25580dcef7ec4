import { assess } from './assess.ts';
import type { VacancyFacts } from './assessment.ts';
import { nurse, nurseVacancy, plumberVacancy, TODAY } from './example-pair.spec.ts';
import { explainCriterion, explainEligibility, explainFilter } from './explanation.ts';
import { CASES, FILTERED, wanting } from './golden-cases.spec.ts';
import { TRADE_CASES } from './golden-trades.spec.ts';
import { contentOf, defaultRuleset, readRuleset } from './ruleset.ts';

describe('cases a coordinator would argue about', () => {
  test.each([...CASES, ...TRADE_CASES])('$story', (golden) => {
    const { vacancy, candidate, score, today = score, confidence = 1, eligibility, because, says } = golden;
    const assessment = assess(vacancy, candidate, defaultRuleset, TODAY);
    if (!assessment.matched) throw new Error(`filtered: ${JSON.stringify(assessment.reasons)}`);
    const { status, from } = assessment.eligibility;
    expect({
      score: assessment.score,
      today: assessment.scoreToday,
      confidence: assessment.confidence,
      eligibility: from === undefined || status === 'eligible' ? status : `${status} ${from}`,
      because: assessment.criteria.map(({ reason }) => reason).join(', '),
    }).toEqual({ score, today, confidence, eligibility, because });
    const sentences = assessment.criteria.map((trace) => explainCriterion(trace, 'de'));
    expect([...sentences, explainEligibility(assessment.eligibility, 'de')].join(' ')).toContain(says);
  });
});

test.each(FILTERED)('$story is not considered at all', ({ vacancy, candidate, reasons, says }) => {
  const assessment = assess(vacancy, candidate, defaultRuleset, TODAY);
  expect(assessment).toMatchObject({ matched: false, reasons: reasons.map((kind) => ({ kind })) });
  if (assessment.matched) throw new Error('considered');
  expect(assessment.reasons.map((reason) => explainFilter(reason, 'de')).join(' ')).toContain(says);
});

// biome-ignore format: a table is read line by line
const PLACES: readonly { wanted: string; workplace: VacancyFacts['workplace']; contained: boolean }[] = [
  { wanted: 'DE', workplace: { country: 'DE' }, contained: true },
  { wanted: 'DE', workplace: { country: 'DE', nuts: 'DEE03' }, contained: true },
  { wanted: 'DEE', workplace: { country: 'DE', nuts: 'DEE03' }, contained: true },
  { wanted: 'DEE03', workplace: { country: 'DE', nuts: 'DEE03' }, contained: true },
  { wanted: 'DEE0', workplace: { country: 'DE', nuts: 'DE212' }, contained: false },
  { wanted: 'DEE03', workplace: { country: 'DE' }, contained: true },
  { wanted: 'DEE03', workplace: { country: 'DE', nuts: 'DEE' }, contained: true },
  { wanted: 'LV00', workplace: { country: 'DE' }, contained: false },
];

test.each(PLACES)('whoever wants to work in $wanted, in $workplace: $contained', ({ wanted, workplace, contained }) => {
  const vacancy = { ...plumberVacancy(), workplace };
  expect(assess(vacancy, wanting([wanted]), defaultRuleset, TODAY).matched).toBe(contained);
});

test('what an earlier edition of the rules proposed is recomputed as it was', () => {
  const { edition: _, ...earlier } = contentOf(defaultRuleset);
  const careAssistant = nurse(undefined, {
    occupations: [{ occupation: { isco: '5321' } }],
    qualifications: [{ occupation: { isco: '5321' }, recognition: { status: 'full' } }],
  });
  expect(assess(nurseVacancy(), careAssistant, readRuleset(earlier), TODAY)).toMatchObject({
    score: 70,
    eligibility: { status: 'eligible' },
  });
});
