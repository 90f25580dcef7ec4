import axe from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { ANSWERS } from '#contracts/reply-event';
import { LOCALES } from '#occupations/locale';
import { asDocument, type PageContent } from '#pages/page';
import { findChromium, HOW_TO_GET_CHROMIUM } from '../../../../tools/mail-preview/chromium.ts';
import { defaultWishes } from '../preferences/preferences.entity.ts';
import { preferencesPage, savedPage, unsubscribedPage, unsubscribePage } from '../preferences/preferences-page.tsx';
import { questionPage, thanksPage } from '../reply/reply-page.tsx';

const executablePath = findChromium();
const inChromium = executablePath === undefined ? describe.skip : describe;
if (executablePath === undefined) process.stderr.write(`The pages are not looked at. ${HOW_TO_GET_CHROMIUM}\n`);

const link = { companyId: '', deliveryId: '', vacancyId: '', matchId: '' };
const pages = LOCALES.flatMap((locale): [string, PageContent][] => [
  ...ANSWERS.flatMap((answer): [string, PageContent][] => {
    const question = { link: { ...link, answer }, locale, title: 'Anlagenmechaniker SHK (m/w/d)', score: 89 };
    return [
      [`question ${answer} in ${locale}`, questionPage(question)],
      [`thanks ${answer} in ${locale}`, thanksPage(question)],
    ];
  }),
  [
    `preferences in ${locale}`,
    preferencesPage({ company: 'Muster GmbH', locale, wishes: defaultWishes(locale, false) }),
  ],
  [`saved in ${locale}`, savedPage(locale)],
  [`unsubscribe in ${locale}`, unsubscribePage(locale)],
  [`unsubscribed in ${locale}`, unsubscribedPage(locale)],
]);

inChromium('The pages behind links, in real Chromium', () => {
  let browser: Browser;

  beforeAll(async () => {
    // Chromium's sandbox does not start as root.
    browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  }, 60_000);
  afterAll(() => browser?.close());

  test.each(['light', 'dark'] as const)(
    'can be used by everybody, says axe, in %s',
    async (colorScheme) => {
      const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 640 } });
      const page = await context.newPage();
      const violations: string[] = [];
      for (const [name, content] of pages) {
        await page.setContent(asDocument(content));
        await page.evaluate(axe.source);
        const found = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
        violations.push(...found.violations.map(({ id, help }) => `${name}: ${id}, ${help}`));
      }
      await context.close();
      expect(violations).toEqual([]);
    },
    120_000,
  );
});
