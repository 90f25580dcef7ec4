import { isCalendarDay, today } from './calendar.ts';

describe('Days', () => {
  test.each([['2024-02-29'], ['1999-12-31']])('%s exists', (day) => expect(isCalendarDay(day)).toBe(true));

  test.each([
    ['2025-02-29'],
    ['2026-13-01'],
    ['2026-1-1'],
    ['0000-01-01'],
    ['2026-01-01T00:00:00Z'],
    [20260101],
    [null],
  ])('%s is no day', (day) => expect(isCalendarDay(day)).toBe(false));

  test('today is the day in Magdeburg, not in Greenwich', () => {
    expect(today(new Date('2026-11-24T23:30:00Z'))).toBe('2026-11-25');
    expect(today(new Date('2026-07-24T21:59:59Z'))).toBe('2026-07-24');
  });
});
