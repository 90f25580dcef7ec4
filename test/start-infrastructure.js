import { existsSync } from 'node:fs';

const compiled = new URL('../dist/tools/stack/src/for-tests.js', import.meta.url);

/** Starts PostgreSQL, Kafka and an inbox before the first integration test. */
export default async function startInfrastructure() {
  if (!existsSync(compiled)) throw new Error('The stack is not built. Run "npm run build" first.');
  const { startInfrastructureForTests } = await import(compiled.href);
  const started = await startInfrastructureForTests();
  globalThis.infrastructure = started;
  process.env.PASSUNG_INFRASTRUCTURE = JSON.stringify(started.infrastructure);
}
