import { createHash } from 'node:crypto';
import { vacancyExample } from '#contracts/event-examples';
import type { VacancyState } from '#contracts/vacancy-event';

const KEYS = 5_000;

/** What is kept of an event that was handled. */
export interface Handled {
  readonly key: string;
  readonly version: number;
  readonly title: string;
}

/** One contender: takes events at one end and handles them at the other. */
export interface Contender {
  readonly name: string;
  /** Gets ready: all members have joined their groups. */
  start(): Promise<void>;
  /** Settles when every event has been handled, and committed where there is a database. */
  send(events: readonly VacancyState[]): Promise<void>;
  /** What was handled since the last call. */
  collect(): Promise<Handled[]>;
  stop(): Promise<void>;
}

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
