import { Wakeup } from './wakeup.ts';

const NEVER_MS = 600_000;

describe('A sleeping loop', () => {
  test('goes on when it is woken', async () => {
    const wakeup = new Wakeup();
    const waiting = wakeup.wait(NEVER_MS);
    wakeup.wake();
    await waiting;
  });

  test('does not miss a call that came while it worked', async () => {
    const wakeup = new Wakeup();
    wakeup.wake();
    await wakeup.wait(NEVER_MS);
  });

  test('takes any number of calls for one', async () => {
    const wakeup = new Wakeup();
    for (let call = 0; call < 3; call += 1) wakeup.wake();
    await wakeup.wait(NEVER_MS);
    const began = performance.now();
    await wakeup.wait(20);
    expect(performance.now() - began).toBeGreaterThanOrEqual(15);
  });

  test('goes on by itself when the time has passed', async () => {
    await new Wakeup().wait(1);
  });
});
