import { type CanIEmailOptions, caniemail } from 'caniemail';
import { LOCALES } from '#occupations/locale';
import { SAMPLE_NEWS, sampleReader } from '../../test/sample-news.ts';
import { TEMPLATES, writeMail } from './write-mail.ts';

/** What most companies read with. */
const MAIL_PROGRAMS: CanIEmailOptions['clients'] = [
  'apple-mail.*',
  'gmail.*',
  'outlook.*',
  'samsung-email.*',
  'yahoo.*',
];

/** What a mail program may ignore, and the e-mail can still be read and answered. */
const MAY_BE_MISSING = new Set([
  // Without the stylesheet it is light and wide.
  ...['<style> element', '@media'],
  // Corners are square, buttons a little wider.
  ...['border-radius', 'box-sizing', 'text-decoration', 'text-decoration-line'],
  // They hide the preview line, which then stands on top.
  ...['display:none', 'opacity', 'overflow'],
  // The wrapping table bears the colours, too.
  '<body> element',
  // Links open where they open; a table is read as a table.
  ...['target attribute', 'role attribute'],
  // The bar under the score is as high as its cell.
  'height property',
]);

const everyMail = TEMPLATES.flatMap((template) => LOCALES.map((locale) => [template, locale] as const));

test.each(everyMail)(
  '%s in %s needs nothing that a usual mail program does not understand',
  async (template, locale) => {
    const { html } = await writeMail(SAMPLE_NEWS[template], sampleReader(locale));
    const { issues } = caniemail({ clients: MAIL_PROGRAMS, html });
    const missing = new Set([...issues.errors.values()].flatMap((list) => list.map(({ title }) => title)));
    expect([...missing].filter((title) => !MAY_BE_MISSING.has(title))).toEqual([]);
  },
);
