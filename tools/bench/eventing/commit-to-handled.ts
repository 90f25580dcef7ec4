import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { EntityManager } from 'typeorm';
import type { VacancyState } from '#contracts/vacancy-event';
import type { ReceivedEvent } from '#eventing/received-event';
import { until } from './until.ts';

const CHANNEL = 'handled';

/** A handler that tells, at the moment its transaction commits, which events it was that took effect. */
export const announceHandled = (events: ReceivedEvent<VacancyState>[], transaction: EntityManager) =>
  transaction.query(`SELECT pg_notify('${CHANNEL}', title) FROM unnest($1::text[]) AS title`, [
    events.map(({ value }) => value?.title),
  ]);

/**
 * Writes one event in a transaction of its own at a steady rate, and takes the time from each commit to the commit of
 * the handler's transaction.
 *
 * @param perSecond the rate, whether or not earlier events have been handled
 * @returns milliseconds, one number for each event
 */
export async function commitToHandled(
  databaseUrl: string,
  announce: (events: VacancyState[]) => Promise<void>,
  events: readonly VacancyState[],
  perSecond: number,
): Promise<number[]> {
  const listener = new pg.Client(databaseUrl);
  await listener.connect();
  await listener.query(`LISTEN ${CHANNEL}`);
  const handled = new Map<string, number>();
  listener.on('notification', ({ payload }) => handled.set(payload ?? '', performance.now()));

  const committed = new Map<string, number>();
  const began = performance.now();
  const writes = events.map(async (event, index) => {
    await pause(Math.max(0, began + (index * 1_000) / perSecond - performance.now()));
    await announce([event]);
    committed.set(event.title, performance.now());
  });
  await Promise.all(writes);
  await until(() => handled.size === events.length);
  await listener.end();
  return events.map(({ title }) => (handled.get(title) ?? NaN) - (committed.get(title) ?? NaN));
}
