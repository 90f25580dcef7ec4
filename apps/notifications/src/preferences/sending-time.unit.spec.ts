import fc from 'fast-check';
import { FREQUENCIES, TIME_ZONES } from './preferences.entity.ts';
import { allowedTime, type SendingWishes, sendingTime } from './sending-time.ts';

const MINUTE = 60_000;
const wishes = (changes: Partial<SendingWishes> = {}): SendingWishes => ({
  frequency: 'at-once',
  timeZone: 'Europe/Berlin',
  hour: 8,
  weekday: 1,
  nights: false,
  sundays: false,
  ...changes,
});

/** When a company hears of something that came up at the moment `now`. */
const heardAt = (now: string, changes: Partial<SendingWishes> = {}, lastMailAt?: string) =>
  sendingTime(wishes(changes), {
    now: new Date(now),
    waitingSince: new Date(now),
    ...(lastMailAt === undefined ? {} : { lastMailAt: new Date(lastMailAt) }),
    pauseMs: 10 * MINUTE,
  }).toISOString();

// 25 November 2026 is a Wednesday; Berlin is one hour ahead of UTC in winter, Riga two.
test.each([
  ['at noon: at once', '2026-11-25T11:00:00Z', {}, '2026-11-25T11:00:00.000Z'],
  ['at ten in the evening: at seven in the morning', '2026-11-25T21:00:00Z', {}, '2026-11-26T06:00:00.000Z'],
  ['at five in the morning: at seven', '2026-11-25T04:00:00Z', {}, '2026-11-25T06:00:00.000Z'],
  ['at night, where nights are welcome: at once', '2026-11-25T21:00:00Z', { nights: true }, '2026-11-25T21:00:00.000Z'],
  ['on a Saturday evening: on Monday', '2026-11-28T20:00:00Z', {}, '2026-11-30T06:00:00.000Z'],
  [
    'on a Sunday, where Sundays are welcome: at once',
    '2026-11-29T11:00:00Z',
    { sundays: true },
    '2026-11-29T11:00:00.000Z',
  ],
  [
    'on a Sunday, where only nights are welcome: at midnight',
    '2026-11-29T11:00:00Z',
    { nights: true },
    '2026-11-29T23:00:00.000Z',
  ],
  ['at seven in Berlin', '2026-11-25T05:30:00Z', {}, '2026-11-25T06:00:00.000Z'],
  [
    'at half past seven in Riga: at once',
    '2026-11-25T05:30:00Z',
    { timeZone: 'Europe/Riga' },
    '2026-11-25T05:30:00.000Z',
  ],
  ['daily, before eight: today', '2026-11-25T06:59:00Z', { frequency: 'daily' }, '2026-11-25T07:00:00.000Z'],
  ['daily, after eight: tomorrow', '2026-11-25T07:01:00Z', { frequency: 'daily' }, '2026-11-26T07:00:00.000Z'],
  [
    'daily, after eight on a Saturday: on Monday',
    '2026-11-28T07:01:00Z',
    { frequency: 'daily' },
    '2026-11-30T06:00:00.000Z',
  ],
  ['weekly, on a Wednesday: next Monday', '2026-11-25T11:00:00Z', { frequency: 'weekly' }, '2026-11-30T07:00:00.000Z'],
  [
    'weekly, on a Monday after eight: in a week',
    '2026-11-30T07:30:00Z',
    { frequency: 'weekly' },
    '2026-12-07T07:00:00.000Z',
  ],
  // Summer time begins in Berlin on 28 March 2027 and ends on 31 October 2027.
  [
    'daily, over the change to summer time: still at eight',
    '2027-03-27T12:00:00Z',
    { frequency: 'daily', sundays: true },
    '2027-03-28T06:00:00.000Z',
  ],
  [
    'daily, over the change to winter time: still at eight',
    '2027-10-30T12:00:00Z',
    { frequency: 'daily', sundays: true },
    '2027-10-31T07:00:00.000Z',
  ],
] as const)('what comes up %s', (_, now, changes, heard) => {
  expect(heardAt(now, changes)).toBe(heard);
});

test('a company that just got an e-mail is left alone for ten minutes', () => {
  expect(heardAt('2026-11-25T11:00:00Z', {}, '2026-11-25T10:57:00Z')).toBe('2026-11-25T11:07:00.000Z');
});

test('a pause that ends in the evening ends in the morning', () => {
  expect(heardAt('2026-11-25T18:58:00Z', {}, '2026-11-25T18:55:00Z')).toBe('2026-11-26T06:00:00.000Z');
});

test('what was due while nothing could be sent is told now, if now is a good time', () => {
  const late = { now: new Date('2026-11-26T11:00:00Z'), waitingSince: new Date('2026-11-24T12:00:00Z'), pauseMs: 0 };
  expect(sendingTime(wishes({ frequency: 'daily' }), late)).toEqual(late.now);
});

const anyWishes: fc.Arbitrary<SendingWishes> = fc.record({
  frequency: fc.constantFrom(...FREQUENCIES),
  timeZone: fc.constantFrom(...TIME_ZONES),
  hour: fc.integer({ min: 0, max: 23 }),
  weekday: fc.integer({ min: 1, max: 7 }),
  nights: fc.boolean(),
  sundays: fc.boolean(),
});
const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true });

const local = (date: Date, timeZone: string) => {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
  const text = parts.format(date);
  return { sunday: text.includes('Sun'), hour: Number(/\d+/.exec(text)?.[0]) };
};

test('whatever a company wishes, it hears nothing at night or on Sundays that it has not allowed, and never too soon', () => {
  fc.assert(
    fc.property(
      anyWishes,
      moment,
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 0, max: 15 }),
      (some, now, days, minutes) => {
        const waitingSince = new Date(now.getTime() - days * 1_440 * MINUTE);
        const lastMailAt = new Date(now.getTime() - minutes * MINUTE);
        const heard = sendingTime(some, { now, waitingSince, lastMailAt, pauseMs: 10 * MINUTE });
        const { sunday, hour } = local(heard, some.timeZone);
        expect(heard.getTime()).toBeGreaterThanOrEqual(now.getTime());
        expect(heard.getTime() - lastMailAt.getTime()).toBeGreaterThanOrEqual(10 * MINUTE);
        if (!some.nights) expect(hour >= 7 && hour < 20).toBe(true);
        if (!some.sundays) expect(sunday).toBe(false);
        // Asked again then, it may be told: nothing is put off for ever.
        expect(allowedTime(some, heard)).toEqual(heard);
      },
    ),
  );
});
