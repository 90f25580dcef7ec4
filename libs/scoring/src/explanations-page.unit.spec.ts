import { readFileSync, writeFileSync } from 'node:fs';
import { LOCALES, type Locale } from '#occupations/locale';
import { assess } from './assess.ts';
import type { CandidateFacts, VacancyFacts } from './assessment.ts';
import { TODAY } from './example-pair.spec.ts';
import { explainCriterion, explainEligibility, explainFilter } from './explanation.ts';
import { CASES, FILTERED } from './golden-cases.spec.ts';
import { defaultRuleset } from './ruleset.ts';

const PAGE = 'docs/explanations.md';
const LANGUAGES: Record<Locale, string> = { de: 'Deutsch', en: 'English', lv: 'Latviešu' };

const SHOWN = [
  'a plumber whose B1 course ends in January, for March',
  'the very same trade',
  'a glazier for a plumber’s job: the same minor group',
  'a skilled nurse listed as 3221, for a vacancy listed as 2221',
  'three of five years of experience missing',
  'no master’s certificate is asked of an employed electrician, though the craft is one of Annex A',
  'a plumber whose recognition was refused may still be hired',
  'recognition unknown, not regulated: neither for nor against',
  'the company requires recognition, adaptation training ends in February',
  'the company needs no recognition: it drops out',
  'a nurse who has not applied',
  'a nurse whose adaptation period ends in time',
  'a third-country nurse in a recognition partnership fares as an EU nurse whose procedure is under way',
  'a nurse whose recognition is unknown',
  'a B1 nurse whose B2 exam is in January, for March',
  'no German, and that is known',
  'a wanted language that is missed costs score alone',
  'a need foreseen for next autumn leaves time for the course',
  'available on the last day of the grace',
  'several hard facts at once',
];

function explained(vacancy: VacancyFacts, candidate: CandidateFacts, locale: Locale): string {
  const assessment = assess(vacancy, candidate, defaultRuleset, TODAY);
  const sentences = assessment.matched
    ? [
        ...assessment.criteria.map((trace) => explainCriterion(trace, locale)),
        explainEligibility(assessment.eligibility, locale),
      ]
    : assessment.reasons.map((reason) => explainFilter(reason, locale));
  return `**${LANGUAGES[locale]}.** ${sentences.join(' ')}`;
}

function outcome(vacancy: VacancyFacts, candidate: CandidateFacts): string {
  const assessment = assess(vacancy, candidate, defaultRuleset, TODAY);
  if (!assessment.matched) return 'Not considered.';
  const { score, scoreToday, confidence, eligibility } = assessment;
  return `Score ${score}, today ${scoreToday}, confidence ${confidence}, ${eligibility.status}.`;
}

function page(): string {
  const cases = [...CASES, ...FILTERED];
  const sections = SHOWN.map((story, index) => {
    const { vacancy, candidate } = cases.find((one) => one.story === story)!;
    const texts = LOCALES.map((locale) => explained(vacancy, candidate, locale));
    return [
      `## ${index + 1}. ${story.charAt(0).toUpperCase()}${story.slice(1)}`,
      outcome(vacancy, candidate),
      ...texts,
    ].join('\n\n');
  });
  const head = `# Twenty explanations

What a coordinator reads, as the program writes it on ${TODAY}, from the trace of the score alone. The pairs are golden cases
(\`libs/scoring/src/golden-cases.spec.ts\`), and a test keeps this page true; after a change of the texts:
\`WRITE_EXPLANATIONS=1 npm test -- unit explanations-page\`.`;
  return `${[head, ...sections].join('\n\n')}\n`;
}

test('the page of explanations shows what the program writes today', () => {
  if (process.env.WRITE_EXPLANATIONS) writeFileSync(PAGE, page());
  expect(readFileSync(PAGE, 'utf8')).toBe(page());
});
