import { ValidateBy } from 'class-validator';

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Whether the text is a day that exists in the Gregorian calendar, `YYYY-MM-DD`, from 1900 on. */
export function isCalendarDay(text: unknown): text is string {
  if (typeof text !== 'string' || !DAY.test(text) || text < '1900') return false;
  // Of a month that is too short, `Date` makes a day of the next.
  return new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(-2));
}

/** Made once: it takes longer to make than to use. */
const BERLIN_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' });

/** Today in the time zone of the region Passung works for, `YYYY-MM-DD`. */
export const today = (now = new Date()): string => BERLIN_DAY.format(now);

/** Checks that a field is a day that exists. */
export const IsCalendarDay = () =>
  ValidateBy({
    name: 'isCalendarDay',
    validator: { validate: isCalendarDay, defaultMessage: () => 'must be a day that exists, written YYYY-MM-DD' },
  });

/** Checks that a field is an RFC 3339 moment with its offset. */
export const IsMoment = () =>
  ValidateBy({
    name: 'isMoment',
    validator: {
      validate: (text) => typeof text === 'string' && isCalendarDay(MOMENT.exec(text)?.[1]),
      defaultMessage: () => 'must be a moment with its offset, like 2026-10-01T09:00:00Z',
    },
  });
