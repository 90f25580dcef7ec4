import { candidateExample, matchExample, vacancyExample } from '#contracts/event-examples';
import type { MatchState } from '#contracts/match-event';
import { LOCALES } from '#occupations/locale';
import { assess } from '#scoring/assess';
import type { CriterionTrace, Eligibility } from '#scoring/assessment';
import { explainCriterion, explainEligibility } from '#scoring/explanation';
import { defaultRuleset } from '#scoring/ruleset';
import { html } from './html.ts';
import { matchConfirmedMail } from './match-confirmed.mail.ts';

const vacancy = vacancyExample;

/** How the example's candidate fits the example's vacancy, with the whole trace. */
const match = ((): MatchState => {
  const assessment = assess(
    { ...vacancy, open: true },
    { ...candidateExample, consentToMatching: true },
    defaultRuleset,
    '2026-11-24',
  );
  if (!assessment.matched) throw new Error('The example is a match.');
  return { ...matchExample, ...assessment, status: 'confirmed' };
})();

describe.each(LOCALES)('the e-mail about a confirmed match in %s', (locale) => {
  const mail = matchConfirmedMail(match, vacancy, locale);

  test('names the vacancy in subject, HTML and text', () => {
    for (const part of [mail.subject, mail.html, mail.text]) expect(part).toContain('Anlagenmechaniker SHK (m/w/d)');
  });

  test('says how well it fits and when the engagement starts', () => {
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain('89');
      expect(part).toContain('2027');
    }
  });

  test('explains the eligibility and every criterion', () => {
    const eligibility = explainEligibility(match.eligibility as Eligibility, locale);
    const reasons = (match.criteria as CriterionTrace[]).map((trace) => explainCriterion(trace, locale));
    expect(reasons).toHaveLength(3);
    for (const sentence of [eligibility, ...reasons]) {
      expect(mail.text).toContain(sentence);
      expect(mail.html).toContain(html`${sentence}`.text);
    }
  });

  test('leaves nothing out and no gap in a sentence', () => {
    for (const part of [mail.subject, mail.html, mail.text]) {
      expect(part).not.toMatch(/undefined|null|NaN|\[object|\$\{|\{\{/);
    }
  });

  test('tells the reader of HTML which language it is in', () => {
    expect(mail.html).toContain(`<html lang="${locale}">`);
  });

  test('says nothing by which the candidate could be looked up', () => {
    for (const part of [mail.subject, mail.html, mail.text]) {
      for (const id of [match.candidateId, match.id]) expect(part).not.toContain(id);
    }
  });
});

test.each([
  ['de', 'Passende Fachkraft für', 'Sprache', '1. März 2027'],
  ['en', 'A skilled worker for', 'Language', '1 March 2027'],
  ['lv', 'Piemērots speciālists', 'Valoda', '01.03.2027'],
] as const)('a company that reads %s is written to in its words', (locale, subject, language, start) => {
  const mail = matchConfirmedMail(match, vacancy, locale);
  expect(mail.subject).toContain(subject);
  for (const part of [mail.html, mail.text]) {
    expect(part).toContain(language);
    expect(part).toContain(start);
  }
});

test('how much is known is said only where something is not', () => {
  const share = /\b75\s?%/;
  expect(matchConfirmedMail(match, vacancy, 'de').text).not.toMatch(/%/);
  expect(matchConfirmedMail({ ...match, confidence: 0.75 }, vacancy, 'de').text).toMatch(share);
  expect(matchConfirmedMail({ ...match, confidence: 0.75 }, vacancy, 'en').html).toMatch(share);
});

test('a title cannot smuggle markup into the page', () => {
  const mail = matchConfirmedMail(match, { ...vacancy, title: '<script>alert("x")</script> & Söhne' }, 'de');
  expect(mail.html).not.toContain('<script>');
  expect(mail.html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; Söhne');
  expect(mail.text).toContain('<script>alert("x")</script> & Söhne');
});

test('a title of several lines stays one line of the subject', () => {
  const mail = matchConfirmedMail(match, { ...vacancy, title: 'Koch\r\nBcc: someone@else.example' }, 'de');
  expect(mail.subject).toBe('Passende Fachkraft für „Koch Bcc: someone@else.example“');
});

test('letters of all three languages arrive as they are', () => {
  const title = 'Schweißer / metinātājs ā ē ī ū ļ ņ š ž ä ö ü';
  const mail = matchConfirmedMail(match, { ...vacancy, title }, 'lv');
  for (const part of [mail.subject, mail.html, mail.text]) expect(part).toContain(title);
});

test('an HTML template escapes text and keeps HTML', () => {
  const bold = html`<b>${`"Rohr" & 'Bogen' <1>`}</b>`;
  expect(html`<p title="${'a"b'}">${bold}${[bold]}</p>`.text).toBe(`<p title="a&quot;b">${bold.text}${bold.text}</p>`);
  expect(bold.text).toBe('<b>&quot;Rohr&quot; &amp; &#39;Bogen&#39; &lt;1&gt;</b>');
});
