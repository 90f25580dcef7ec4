import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, startGuarded } from './guarded-process.ts';
import type { Home } from './home.ts';
import { inProject, PROJECT_ROOT } from './project-root.ts';
import type { Run } from './run-file.ts';

const STOP_GRACE_MS = 5_000;

/**
 * Loads the sample data through the API, once for the data of a home.
 *
 * @returns what was loaded, in a sentence; `undefined` if it is there already
 * @throws {Error} with the loader's last words if it fails
 */
export async function loadSample(home: Home, { baseUrl, tokens }: Run): Promise<string | undefined> {
  const marker = join(home.data, 'sample-loaded');
  if (existsSync(marker)) return undefined;
  const loader = startGuarded(home, {
    name: 'sample',
    command: process.execPath,
    args: ['--enable-source-maps', inProject('dist', 'tools', 'sample', 'load.js')],
    cwd: PROJECT_ROOT,
    env: {
      ...process.env,
      BASE_URL: baseUrl,
      PARTNER_TOKEN: tokens.partner,
      INSTITUTION_TOKEN: tokens.institution,
    },
    graceMs: STOP_GRACE_MS,
  });
  if ((await loader.ended) !== 0) throw new Error(`The sample data was not loaded:\n${lastLines(loader.logFile)}`);
  writeFileSync(marker, '');
  return lastLines(loader.logFile);
}
