import { existsSync } from 'node:fs';

const compiled = new URL('../dist/tools/stack/src/for-tests.js', import.meta.url);

/** Starts the whole system, empty, before the first end-to-end test. */
export default async function startPassung() {
  if (!existsSync(compiled)) throw new Error('Passung is not built. Run "npm run build" first.');
  const { startPassungForTests } = await import(compiled.href);
  const passung = await startPassungForTests();
  globalThis.passung = passung;
  process.env.PASSUNG_INFRASTRUCTURE = JSON.stringify(passung.infrastructure);
  process.env.PASSUNG_RUN_FILE = passung.runFile;
  process.env.PASSUNG_CONTROL_URL = passung.controlUrl;
}
