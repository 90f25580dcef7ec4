import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { breakingChanges, type ReleasedEvent, release } from '#contracts/breaking-changes';
import { EVENTS } from '#contracts/events';

const folder = 'libs/contracts/released';
mkdirSync(folder, { recursive: true });

const breaches = EVENTS.flatMap((event) => {
  const path = `${folder}/${event.type}.v1.json`;
  const before = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as ReleasedEvent) : undefined;
  const found = before === undefined ? [] : breakingChanges(before, event);
  if (found.length === 0) writeFileSync(path, `${JSON.stringify(release(event), null, 2)}\n`);
  return found;
});
for (const breach of breaches) console.error(breach);
console.log(`${EVENTS.length} events, ${breaches.length} broken promises.`);
process.exitCode = breaches.length === 0 ? 0 : 1;
