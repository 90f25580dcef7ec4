/** `npm run mail:preview`: writes every e-mail in every language, with sample data, as HTML, text and pictures. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { LOCALES } from '#occupations/locale';
import { DEFAULT_HOME } from '#stack/home';
import type { Mail } from '../../apps/notifications/src/mail/mail-content.ts';
import { TEMPLATES, writeMail } from '../../apps/notifications/src/mail/write-mail.ts';
import { SAMPLE_NEWS, sampleReader } from '../../apps/notifications/test/sample-news.ts';
import { findChromium, HOW_TO_GET_CHROMIUM } from './chromium.ts';

const FOLDER = join(DEFAULT_HOME, 'mail-preview');

/** The windows a company may read in. */
const WINDOWS = [
  { name: 'wide', width: 760, colorScheme: 'light' },
  { name: 'narrow', width: 360, colorScheme: 'light' },
  { name: 'dark', width: 760, colorScheme: 'dark' },
] as const;

async function main(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const mails = new Map<string, Mail>();
  for (const template of TEMPLATES) {
    for (const locale of LOCALES) {
      mails.set(`${template}.${locale}`, await writeMail(SAMPLE_NEWS[template], sampleReader(locale)));
    }
  }
  for (const [name, { subject, html, text }] of mails) {
    writeFileSync(join(FOLDER, `${name}.html`), html);
    writeFileSync(join(FOLDER, `${name}.txt`), `${subject}\n\n${text}`);
  }
  console.log(`${mails.size} e-mails as HTML and text in ${FOLDER}`);
  const executablePath = findChromium();
  if (executablePath === undefined) {
    console.log(`No pictures. ${HOW_TO_GET_CHROMIUM}`);
    return;
  }
  console.log(`${await takePictures(executablePath, mails)} pictures beside them`);
}

async function takePictures(executablePath: string, mails: ReadonlyMap<string, Mail>): Promise<number> {
  // Chromium's sandbox does not start as root.
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  let taken = 0;
  try {
    for (const { name, width, colorScheme } of WINDOWS) {
      const context = await browser.newContext({ viewport: { width, height: 400 }, colorScheme });
      const page = await context.newPage();
      for (const [mail, { html }] of mails) {
        await page.setContent(html);
        await page.screenshot({ path: join(FOLDER, `${mail}.${name}.png`), fullPage: true });
        taken += 1;
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return taken;
}

await main();
