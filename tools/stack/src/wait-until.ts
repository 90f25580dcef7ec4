import { setTimeout as pause } from 'node:timers/promises';

/** How often a condition is looked at, in milliseconds. */
const INTERVAL_MS = 100;

/**
 * Looks at a condition until it holds. A condition that throws does not hold yet; what it threw last is told at the end.
 *
 * @param what what is waited for, for the message
 * @param deadlineMs how long to wait at most, in milliseconds
 * @throws {Error} when the deadline has passed
 */
export async function waitUntil(
  what: string,
  deadlineMs: number,
  condition: () => Promise<boolean> | boolean,
): Promise<void> {
  const deadline = Date.now() + deadlineMs;
  let cause: unknown;
  while (Date.now() < deadline) {
    try {
      if (await condition()) return;
    } catch (error) {
      cause = error;
    }
    await pause(INTERVAL_MS);
  }
  throw new Error(`Waited ${deadlineMs / 1000} s in vain until ${what}.`, { cause });
}
