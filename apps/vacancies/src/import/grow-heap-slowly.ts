import { Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the rows of imports from taking several times the memory they need: they live just long enough to be moved among
 * what lives long, and V8 would let those pile up to four times of what is in use before it looks for what is not. So
 * imports take some hundredths longer.
 */
export async function growHeapSlowly(): Promise<void> {
  setFlagsFromString('--heap-growing-percent=50');
  // What the flag says counts from one collection of everything on, and the first may be far.
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
}
