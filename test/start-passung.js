import { existsSync } from 'node:fs';

const compiled = new URL('../dist/tools/stack/src/for-tests.js', import.meta.url);

/** Each project that needs the whole system has one of its own. */
const HOMES = { e2e: 'test', faults: 'faults' };

/** Starts the whole system, empty, before the first test of a project. */
export default async function startPassung(_, project) {
  if (!existsSync(compiled)) throw new Error('Passung is not built. Run "npm run build" first.');
  const { startPassungForTests } = await import(compiled.href);
  const passung = await startPassungForTests(HOMES[project.displayName.name]);
  globalThis.passung = passung;
  process.env.PASSUNG_INFRASTRUCTURE = JSON.stringify(passung.infrastructure);
  process.env.PASSUNG_RUN_FILE = passung.runFile;
  process.env.PASSUNG_CONTROL_URL = passung.controlUrl;
}
