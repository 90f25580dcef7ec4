import { ContractViolation } from '#contracts/check-event';

/** A message that can never be handled, however often it is tried. Throw it from a handler to say so. */
export class UnprocessableEvent extends Error {
  override readonly name = 'UnprocessableEvent';
}

/** PostgreSQL: connection exceptions, rollbacks by conflict, lack of resources, interventions by an operator. */
const PASSING_SQL_STATES = /^(08|40|53|55|57|58)/;
const PASSING_SYSTEM_ERRORS = /^E(CONN|TIMEDOUT|PIPE|HOST|NET|AI_AGAIN)/;
const LOST_CONNECTION =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|Client has encountered a connection error/i;
/** Whatever Kafka answers to a handler, or does not: no message is to blame for it. */
const OF_KAFKA = /^KafkaJS/;

/** What to do about an error: wait until its cause has passed, try again a few times, or give the message up. */
export type FailureKind = 'passing' | 'doubtful' | 'permanent';

/** Tells failures of the surroundings from failures of the message itself. */
export function kindOfFailure(error: unknown): FailureKind {
  if (error instanceof ContractViolation || error instanceof UnprocessableEvent) return 'permanent';
  if (!(error instanceof Error)) return 'doubtful';
  const code = 'code' in error ? String(error.code) : '';
  const passing =
    (PASSING_SQL_STATES.test(code) && code.length === 5) ||
    PASSING_SYSTEM_ERRORS.test(code) ||
    LOST_CONNECTION.test(error.message) ||
    OF_KAFKA.test(error.name);
  return passing ? 'passing' : 'doubtful';
}

const FIRST_DELAY_MS = 100;
const LONGEST_DELAY_MS = 30_000;

/**
 * How long to wait before the next try, in milliseconds: doubling from 100 ms to 30 s, half of it random so that
 * instances that failed together do not come back together.
 *
 * @param tries how often it has failed so far, from 1
 * @param random between 0 and 1
 */
export function backoff(tries: number, random: number): number {
  const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (tries - 1));
  return delay / 2 + (delay / 2) * random;
}
