import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE } from '#stack/home';
import { runToEnd } from './run-to-end.ts';

/** Tried with our document; a newer one finds other things. */
const VERSION = '4.32.5';

/**
 * The path of Schemathesis, which is installed from PyPI into the cache if it is not there.
 *
 * @throws {Error} if there is no Python 3.10 or newer, or PyPI does not answer
 */
export async function schemathesis(): Promise<string> {
  const folder = join(CACHE, `schemathesis-${VERSION}`);
  const program = join(folder, 'bin', 'schemathesis');
  if (existsSync(program)) return program;
  const made = await runToEnd('python3', ['-m', 'venv', folder]).catch(() => 1);
  if (made !== 0) throw new Error('The API test needs Python 3.10 or newer with venv (apt: python3-venv).');
  const installed = await runToEnd(join(folder, 'bin', 'pip'), ['install', '--quiet', `schemathesis==${VERSION}`]);
  if (installed !== 0) throw new Error(`Schemathesis ${VERSION} cannot be installed from PyPI.`);
  return program;
}
