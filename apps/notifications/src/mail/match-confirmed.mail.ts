import type { MatchState } from '#contracts/match-event';
import type { VacancyState } from '#contracts/vacancy-event';
import type { Locale } from '#occupations/locale';
import type { CriterionTrace, Eligibility } from '#scoring/assessment';
import { explainCriterion, explainEligibility } from '#scoring/explanation';
import { WORDINGS } from '#scoring/wording';
import { html } from './html.ts';
import { de } from './texts.de.ts';
import { en } from './texts.en.ts';
import { lv } from './texts.lv.ts';
import type { MatchConfirmedTexts } from './texts.ts';

const TEXTS: Record<Locale, MatchConfirmedTexts> = { de, en, lv };

/** An e-mail without its addresses. */
export interface Mail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** What the e-mail says, each in the reader's language. */
interface Content {
  readonly title: string;
  readonly facts: readonly { label: string; value: string }[];
  readonly eligibility: string;
  readonly reasons: readonly { label: string; value: string }[];
}

/**
 * Writes the e-mail that tells a company of a confirmed match. It is made from the match's trace and says nothing
 * by which the candidate could be recognised or looked up.
 *
 * @param locale the language of the company
 */
export function matchConfirmedMail(
  match: Pick<MatchState, 'score' | 'confidence' | 'eligibility' | 'criteria'>,
  vacancy: Pick<VacancyState, 'title' | 'occupation' | 'startsOn'>,
  locale: Locale,
): Mail {
  const texts = TEXTS[locale];
  const { occupation, date, percent } = WORDINGS[locale];
  const criteria = match.criteria as CriterionTrace[];
  const content: Content = {
    title: vacancy.title.replace(/\s+/g, ' ').trim(),
    facts: [
      { label: texts.trade, value: occupation(vacancy.occupation) },
      { label: texts.score, value: texts.scoreAtStart(match.score, date(vacancy.startsOn)) },
      ...(match.confidence < 1
        ? [{ label: texts.confidence, value: texts.knownShare(percent(match.confidence)) }]
        : []),
    ],
    eligibility: explainEligibility(match.eligibility as Eligibility, locale),
    reasons: criteria.map((trace) => ({
      label: texts.criteria[trace.criterion],
      value: explainCriterion(trace, locale),
    })),
  };
  return {
    subject: texts.subject(content.title),
    html: asHtml(content, texts, locale),
    text: asText(content, texts),
  };
}

function asText({ title, facts, eligibility, reasons }: Content, texts: MatchConfirmedTexts): string {
  return [
    texts.greeting,
    texts.introduction(title),
    facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    `${texts.eligibility}\n${eligibility}`,
    `${texts.reasons}\n${reasons.map(({ label, value }) => `- ${label}: ${value}`).join('\n')}`,
    texts.nextStep,
    texts.farewell,
    `-- \n${texts.sentAutomatically}\n`,
  ].join('\n\n');
}

const PAGE = 'margin:0;padding:24px;background:#ffffff;color:#1f2933;font:16px/1.5 system-ui,Arial,sans-serif';
const COLUMN = 'max-width:36em;margin:0 auto';
const HEADING = 'margin:24px 0 8px;font-size:18px;line-height:1.3';
const TERM = 'margin:0;font-weight:bold';
const MEANING = 'margin:0 0 8px';
const SMALL = 'margin:24px 0 0;color:#52606d;font-size:14px';

function asHtml({ title, facts, eligibility, reasons }: Content, texts: MatchConfirmedTexts, locale: Locale): string {
  const list = (entries: Content['facts']) =>
    html`<dl style="margin:0">
${entries.map(({ label, value }) => html`<dt style="${TERM}">${label}</dt><dd style="${MEANING}">${value}</dd>`)}
</dl>`;
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${texts.subject(title)}</title>
</head>
<body style="${PAGE}">
<main style="${COLUMN}">
<p>${texts.greeting}</p>
<p>${texts.introduction(title)}</p>
${list(facts)}
<h2 style="${HEADING}">${texts.eligibility}</h2>
<p style="${MEANING}">${eligibility}</p>
<h2 style="${HEADING}">${texts.reasons}</h2>
${list(reasons)}
<p>${texts.nextStep}</p>
<p>${texts.farewell}</p>
<p style="${SMALL}">${texts.sentAutomatically}</p>
</main>
</body>
</html>
`.text;
}
