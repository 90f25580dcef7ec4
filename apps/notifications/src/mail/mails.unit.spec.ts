import { candidateExample, matchExample } from '#contracts/event-examples';
import { LOCALES } from '#occupations/locale';
import type { CriterionTrace, Eligibility } from '#scoring/assessment';
import { CRITERION_NAMES } from '#scoring/criteria';
import { explainCriterion, explainEligibility } from '#scoring/explanation';
import { SAMPLE_NEWS, sampleMatch, sampleReader, sampleVacancy } from '../../test/sample-news.ts';
import type { Mail } from './mail-content.ts';
import { MAIL_TEXTS } from './mail-texts.ts';
import type { MatchNews, News } from './news.ts';
import { TEMPLATES, type Template, templateFor, writeMail } from './write-mail.ts';

const [matchNews] = SAMPLE_NEWS['match-confirmed'] as [MatchNews];
const write = (news: readonly News[], locale: (typeof LOCALES)[number] = 'de') => writeMail(news, sampleReader(locale));
const titled = (title: string): News[] => [{ ...matchNews, vacancy: { ...sampleVacancy, title } }];

const ENTITIES: Record<string, string> = { '&quot;': '"', '&#x27;': "'", '&lt;': '<', '&gt;': '>', '&amp;': '&' };
/** What a reader of HTML sees as text. */
const readable = (html: string) =>
  html
    .replace(/<style>.*?<\/style>|<[^>]+>/gs, '')
    .replace(/&(?:quot|#x27|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);

const everyMail = TEMPLATES.flatMap((template) => LOCALES.map((locale) => [template, locale] as const));

describe.each(everyMail)('the e-mail %s in %s', (template, locale) => {
  let mail: Mail;
  beforeAll(async () => {
    mail = await write(SAMPLE_NEWS[template], locale);
  });

  test('is written from its template', () => {
    expect(templateFor(SAMPLE_NEWS[template])).toBe(template);
  });

  test('leaves nothing out and no gap in a sentence', () => {
    for (const part of [mail.subject, readable(mail.html), mail.text]) {
      expect(part).not.toMatch(/undefined|null|NaN|\[object|\$\{|\{\{/);
    }
  });

  test('says the same in HTML and in text', () => {
    const [html, text] = [readable(mail.html), mail.text];
    for (const { vacancy } of SAMPLE_NEWS[template])
      for (const part of [html, text]) expect(part).toContain(vacancy.title);
    const sentences = text.split('\n').filter((line) => line.length > 0 && !/^(- |> |-- |.*https:)/.test(line));
    // A card's head is one line of text; in HTML its parts stand by themselves.
    for (const sentence of sentences) for (const piece of sentence.split(': ')) expect(html).toContain(piece);
  });

  test('offers every answer, and a way to hear less', () => {
    const links = [...mail.html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url as string);
    const expected = [
      ...SAMPLE_NEWS[template].flatMap((news) => Object.values(news.links)),
      ...Object.values(sampleReader(locale).links),
    ];
    expect(links.sort()).toEqual(expected.sort());
    for (const link of expected) expect(mail.text).toContain(link);
  });

  test('tells the reader of HTML which language it is in', () => {
    expect([...mail.html.matchAll(/lang="([^"]*)"/g)].every(([, language]) => language === locale)).toBe(true);
    expect(mail.html).toMatch(new RegExp(`<html[^>]* lang="${locale}"`));
  });

  test('says nothing by which the candidate could be looked up', () => {
    for (const part of [mail.subject, mail.html, mail.text]) {
      for (const id of [candidateExample.id, matchExample.id]) expect(part).not.toContain(id);
    }
  });
});

/** Every text of a catalogue with the way to it; functions are called with their own names of places. */
function textsIn(catalogue: object, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([name, entry]): [string, string][] => {
    const here = `${path}/${name}`;
    if (typeof entry === 'string') return [[here, entry]];
    if (typeof entry === 'function') return [[here, String(entry('…', '…'))]];
    return textsIn(entry as object, here);
  });
}

describe('The texts of the e-mails', () => {
  const [first, ...others] = LOCALES.map((locale) => textsIn(MAIL_TEXTS[locale]));

  test('are there in every language', () => {
    expect(first?.length).toBeGreaterThan(40);
    for (const texts of others) expect(texts.map(([path]) => path)).toEqual(first?.map(([path]) => path));
    for (const texts of [first, ...others]) for (const [, text] of texts ?? []) expect(text.trim()).not.toBe('');
  });

  test('are translated, not copied', () => {
    const same = others.flatMap((texts) => texts.filter(([, text], at) => text === first?.[at]?.[1]));
    // A preview that is nothing but the titles is the same everywhere.
    expect(same.map(([path]) => path).filter((path) => path !== '/digest/preview')).toEqual([]);
  });
});

test.each(LOCALES)('a match in %s is explained: eligibility and every criterion', async (locale) => {
  const mail = await write([matchNews], locale);
  const eligibility = explainEligibility(sampleMatch.eligibility as Eligibility, locale);
  const reasons = (sampleMatch.criteria as CriterionTrace[]).map((trace) => explainCriterion(trace, locale));
  expect(reasons).toHaveLength(CRITERION_NAMES.length);
  for (const part of [readable(mail.html), mail.text]) {
    expect(part).toContain('89');
    for (const sentence of [eligibility, ...reasons]) expect(part).toContain(sentence);
  }
});

test.each([
  ['match-confirmed', 'de', 'Passende Fachkraft für „Anlagenmechaniker SHK (m/w/d)“', '1. März 2027'],
  ['match-confirmed', 'en', 'A skilled worker for “Anlagenmechaniker SHK (m/w/d)”', '1 March 2027'],
  ['match-confirmed', 'lv', 'Piemērots speciālists vakancei „Anlagenmechaniker SHK (m/w/d)”', '01.03.2027'],
  ['expiring', 'de', '„Anlagenmechaniker SHK (m/w/d)“ läuft bald aus', '1. Dezember 2026'],
  ['still-needed', 'lv', 'Vai vakancei „Elektroniker für Gebäudetechnik” joprojām kāds vajadzīgs?', '01.03.2027'],
  ['digest', 'en', 'News about your vacancies (4)', '1 March 2027'],
] as const)('%s in %s has the subject %s', async (template: Template, locale, subject, day) => {
  const mail = await write(SAMPLE_NEWS[template], locale);
  expect(mail.subject).toBe(subject);
  for (const part of [mail.html, mail.text]) expect(part).toContain(day);
});

test('how much is known is said only where something is not', async () => {
  const share = /(?<!\d)75\s?%/;
  const partly: News[] = [{ ...matchNews, match: { ...sampleMatch, confidence: 0.75 } }];
  expect((await write([matchNews])).text).not.toMatch(/%/);
  expect((await write(partly)).text).toMatch(share);
  expect(readable((await write(partly, 'en')).html)).toMatch(share);
});

test('a title cannot smuggle markup into the page', async () => {
  const mail = await write(titled('<script>alert("x")</script> & Söhne'));
  expect(mail.html).not.toContain('<script>');
  expect(readable(mail.html)).toContain('<script>alert("x")</script> & Söhne');
  expect(mail.text).toContain('<script>alert("x")</script> & Söhne');
});

test('a title of several lines stays one line of the subject', async () => {
  const mail = await write(titled('Koch\r\nBcc: someone@else.example'));
  expect(mail.subject).toBe('Passende Fachkraft für „Koch Bcc: someone@else.example“');
});

test('letters of all three languages arrive as they are', async () => {
  const title = 'Schweißer / metinātājs ā ē ī ū ļ ņ š ž ä ö ü';
  const mail = await write(titled(title), 'lv');
  for (const part of [mail.subject, mail.html, mail.text]) expect(part).toContain(title);
});
