import { Injectable } from '@nestjs/common';
import { today } from './calendar.ts';

/** Tells the time to those whose work depends on it, so that a test can let time pass. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today in the time zone of the region Passung works for, `YYYY-MM-DD`. */
  today(): string {
    return today(this.now());
  }
}
