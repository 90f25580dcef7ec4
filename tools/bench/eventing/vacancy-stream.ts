import { createHash } from 'node:crypto';
import { vacancyExample } from '#contracts/event-examples';
import type { VacancyState } from '#contracts/vacancy-event';
import type { Handled } from './contender.ts';

const KEYS = 5_000;

/** Changes of some thousand vacancies, each change with a title of its own. */
export function vacancyStream(count: number, from = 0): VacancyState[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index;
    const id = `0199f2a0-6c1e-7a10-9c51-${String(number % KEYS).padStart(12, '0')}`;
    const version = 1 + Math.floor(number / KEYS);
    return { ...vacancyExample, id, version, title: `Anlagenmechaniker SHK (m/w/d) ${number}` };
  });
}

/** A hash that is the same if the same was handled, in whatever order across keys. */
export function contentHash(handled: readonly Handled[]): string {
  const lines = handled.map(({ key, version, title }) => `${key} ${version} ${title}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
