import { existsSync } from 'node:fs';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

export const HOW_TO_GET_CHROMIUM =
  'Chromium was not found. Install it ("apt-get install chromium" on Debian), or say in CHROMIUM_PATH where it is.';

/** Where Chromium or Chrome is on this machine, else `undefined`. */
export const findChromium = (): string | undefined =>
  [process.env.CHROMIUM_PATH, ...USUAL_PLACES].find((path) => path !== undefined && path !== '' && existsSync(path));
