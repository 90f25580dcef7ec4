import { setTimeout as pause } from 'node:timers/promises';

/** How exactly an end is seen, in milliseconds. */
const INTERVAL_MS = 20;
const DEADLINE_MS = 180_000;

/** Looks often enough at a condition to take the time by it. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + DEADLINE_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not every event was handled within ${DEADLINE_MS / 1_000} s.`);
    await pause(INTERVAL_MS);
  }
}
