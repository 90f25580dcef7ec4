import { existsSync } from 'node:fs';

const compiled = new URL('../dist/tools/stack/src/for-tests.js', import.meta.url);

/** Starts the whole system, empty, before the first end-to-end test. */
export default async function startPassung() {
  if (!existsSync(compiled)) throw new Error('Passung is not built. Run "npm run build" first.');
  const { startPassungForTests } = await import(compiled.href);
  globalThis.passung = await startPassungForTests();
  process.env.PASSUNG_INFRASTRUCTURE = JSON.stringify(globalThis.passung.infrastructure);
  process.env.PASSUNG_RUN = JSON.stringify(globalThis.passung.run);
}
