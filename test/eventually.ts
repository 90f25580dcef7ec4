import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again until the probe finds something; fails loudly after `withinMs`. */
export async function eventually<Found>(
  what: string,
  probe: () => Promise<Found | undefined> | Found | undefined,
  withinMs = 45_000,
): Promise<Found> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${withinMs} ms in vain for ${what}.`);
    await pause(25);
  }
}
