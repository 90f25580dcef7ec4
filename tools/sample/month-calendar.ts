/**
 * Days counted in months from the current one. Everything hangs on the month and nothing on the day, so that sample
 * data loaded twice in a month is the same data.
 */
export class MonthCalendar {
  private readonly year: number;
  private readonly month: number;

  /** @param today `YYYY-MM-DD` */
  constructor(today: string) {
    const [year, month] = today.split('-').map(Number);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || year === undefined || month === undefined) {
      throw new RangeError(`today must be written YYYY-MM-DD, not ${today}`);
    }
    this.year = year;
    this.month = month - 1;
  }

  /** The day of that month, `YYYY-MM-DD`; `months` 0 is the current month, negative ones are past. */
  day(months: number, day: number): string {
    return new Date(Date.UTC(this.year, this.month + months, day)).toISOString().slice(0, 10);
  }

  /** The last day of that month. */
  lastDay(months: number): string {
    return this.day(months + 1, 0);
  }
}
