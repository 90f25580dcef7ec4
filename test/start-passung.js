import { existsSync } from 'node:fs';

const compiled = new URL('../dist/tools/stack/src/for-tests.js', import.meta.url);
const importer = new URL('../dist/tools/occupations/import-esco.js', import.meta.url);

/** Each project that needs the whole system has one of its own. */
const HOMES = { e2e: 'test', faults: 'faults' };

/** Starts the whole system, empty but for an imported occupation, before the first test of a project. */
export default async function startPassung(_, project) {
  if (!existsSync(compiled)) throw new Error('Passung is not built. Run "npm run build" first.');
  const { startPassungForTests } = await import(compiled.href);
  const home = HOMES[project.displayName.name];
  await importOccupation(home);
  // No test waits for the ten minutes between two e-mails; the tests of the composer let them pass by a clock of their own.
  process.env.MAIL_PAUSE_MINUTES ??= '0';
  const passung = await startPassungForTests(home);
  globalThis.passung = passung;
  process.env.PASSUNG_INFRASTRUCTURE = JSON.stringify(passung.infrastructure);
  process.env.PASSUNG_RUN_FILE = passung.runFile;
  process.env.PASSUNG_CONTROL_URL = passung.controlUrl;
}

async function importOccupation(home) {
  const { importEsco } = await import(importer.href);
  await importEsco(
    { files: ['test/imported-occupations.csv'], to: `.passung/${home}/esco.json`, details: false },
    () => {},
  );
}
