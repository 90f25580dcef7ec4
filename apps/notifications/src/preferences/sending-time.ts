import { Temporal } from 'temporal-polyfill';
import type { Frequency, TimeZone } from './preferences.entity.ts';

/** The day begins at this hour for a company that wants no e-mails at night, and ends at the other. */
const MORNING = 7;
const EVENING = 20;
const SUNDAY = 7;
/** A weekday comes again within this many days, also if its hour has passed today. */
const DAYS_AHEAD = 8;

/** When a company wants e-mails, in its local time. */
export interface SendingWishes {
  readonly frequency: Frequency;
  readonly timeZone: TimeZone;
  /** The full hour of a daily or weekly e-mail, 0 to 23. */
  readonly hour: number;
  /** The day of a weekly e-mail, 1 (Monday) to 7. */
  readonly weekday: number;
  /** Whether it may come between 20:00 and 7:00. */
  readonly nights: boolean;
  /** Whether it may come on a Sunday. */
  readonly sundays: boolean;
}

/**
 * When the company may be told what it does not know yet; at the earliest now.
 *
 * @param waitingSince since when there is something to tell
 * @param lastMailAt when it got its last e-mail, if it ever did
 * @param pauseMs the shortest time between two e-mails
 */
export function sendingTime(
  wishes: SendingWishes,
  { now, waitingSince, lastMailAt, pauseMs }: { now: Date; waitingSince: Date; lastMailAt?: Date; pauseMs: number },
): Date {
  const wanted = toDate(wantedTime(wishes, zoned(waitingSince, wishes.timeZone)));
  const afterPause = lastMailAt === undefined ? now : new Date(lastMailAt.getTime() + pauseMs);
  return allowedTime(wishes, new Date(Math.max(now.getTime(), wanted.getTime(), afterPause.getTime())));
}

/** The first moment from `earliest` on that is neither night nor Sunday, unless the company allows them. */
export function allowedTime(wishes: SendingWishes, earliest: Date): Date {
  let moment = zoned(earliest, wishes.timeZone);
  if (!wishes.nights && moment.hour >= EVENING) moment = atHour(moment.add({ days: 1 }), MORNING);
  if (!wishes.nights && moment.hour < MORNING) moment = atHour(moment, MORNING);
  if (!wishes.sundays && moment.dayOfWeek === SUNDAY)
    moment = atHour(moment.add({ days: 1 }), wishes.nights ? 0 : MORNING);
  return toDate(moment);
}

/** The first time of the kind the company wishes, from `from` on. */
function wantedTime({ frequency, hour, weekday }: SendingWishes, from: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  if (frequency === 'at-once' || frequency === 'never') return from;
  for (let days = 0; days < DAYS_AHEAD; days += 1) {
    const candidate = atHour(from.add({ days }), hour);
    const isTheDay = frequency === 'daily' || candidate.dayOfWeek === weekday;
    if (isTheDay && Temporal.ZonedDateTime.compare(candidate, from) >= 0) return candidate;
  }
  throw new RangeError(`There is no day ${weekday} in a week.`);
}

const zoned = (moment: Date, timeZone: TimeZone) =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);

const toDate = (moment: Temporal.ZonedDateTime) => new Date(moment.epochMilliseconds);

/** The start of an hour; one that the change to summer time leaves out becomes the next. */
const atHour = (moment: Temporal.ZonedDateTime, hour: number) =>
  moment.with({ hour, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
