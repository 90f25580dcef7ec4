import axe from 'axe-core';
import { type Browser, chromium } from 'playwright-core';
import { asDocument, type PageContent } from '#pages/page';
import { findChromium, HOW_TO_GET_CHROMIUM } from '../tools/mail-preview/chromium.ts';

const executablePath = findChromium();
const inChromium = executablePath === undefined ? describe.skip : describe;
if (executablePath === undefined) process.stderr.write(`The pages are not looked at. ${HOW_TO_GET_CHROMIUM}\n`);

/** Holds pages, each with its name, against axe in real Chromium. */
export function holdAgainstAxe(about: string, pages: readonly (readonly [name: string, page: PageContent])[]): void {
  inChromium(`${about}, in real Chromium`, () => {
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
}
