import { LOCALES } from '#contracts/company-event';
import type { MatchState } from '#contracts/match-event';
import { assess } from '#scoring/assess';
import { defaultRuleset } from '#scoring/ruleset';
import { html } from './html.ts';
import { matchConfirmedMail } from './match-confirmed.mail.ts';

const vacancy = { title: 'Anlagenmechaniker SHK (m/w/d)', occupation: { isco: '7126' }, startsOn: '2027-03-01' };

/** A plumber from Latvia who reaches B1 in January and whose recognition is under way. */
const match = ((): MatchState => {
  const assessment = assess(
    {
      ...vacancy,
      open: true,
      engagement: 'permanent',
      workplace: { country: 'DE' },
      requirements: {
        recognition: 'preferred',
        experienceYears: 2,
        languages: [{ language: 'de', level: 'B1', importance: 'must' }],
      },
    },
    {
      consentToMatching: true,
      occupations: [{ occupation: { isco: '7126' }, experienceYears: 6 }],
      qualifications: [
        { occupation: { isco: '7126' }, recognition: { status: 'in-process', expectedOn: '2027-01-15' } },
      ],
      languages: [{ language: 'de', level: 'A2', course: { level: 'B1', expectedOn: '2027-01-31' } }],
      availability: { from: '2027-02-01', engagements: ['permanent'], regions: ['DE'] },
    },
    defaultRuleset,
    '2026-11-24',
  );
  if (!assessment.matched) throw new Error('The example is a match.');
  return {
    ...assessment,
    id: '0192f0c1-0000-7000-8000-000000000001',
    version: 2,
    vacancyId: '0192f0c1-0000-7000-8000-000000000002',
    candidateId: '0192f0c1-0000-7000-8000-00000000cafe',
    status: 'confirmed',
    rulesetVersion: defaultRuleset.version,
    vacancyVersion: 1,
    candidateVersion: 3,
    occurredAt: '2026-11-24T09:00:00Z',
  } as MatchState;
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
  ['en', 'A skilled worker for', 'Language', 'March 1, 2027'],
  ['lv', 'Piemērots speciālists', 'Valoda', '2027. gada 1. marts'],
] as const)('a company that reads %s gets %s', (locale, subject, language, start) => {
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
