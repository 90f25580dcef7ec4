import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<Record<string, unknown>>();

/** Runs `work` so that every log line written in it carries `fields` beside those that already apply. */
export function withLogFields<Result>(fields: Record<string, unknown>, work: () => Result): Result {
  return storage.run({ ...storage.getStore(), ...fields }, work);
}

/** The fields that apply here and now. */
export const logFields = (): Record<string, unknown> => storage.getStore() ?? {};
