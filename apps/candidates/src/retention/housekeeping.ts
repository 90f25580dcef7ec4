import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ErasureReminder } from '../erasure/erasure-reminder.ts';
import { Retention } from './retention.ts';

const EVERY_MS = 60_000;

/** Tells what time it is. */
export const CLOCK = Symbol('Clock');

/** Does, once a minute, what nobody asks for: retention, and reminding of erasures that are not complete. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Housekeeping.name);
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;

  constructor(
    private readonly retention: Retention,
    private readonly reminder: ErasureReminder,
    @Inject(CLOCK) private readonly clock: () => Date,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.keep().finally(() => {
        this.running = undefined;
      });
    }, EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async keep(): Promise<void> {
    try {
      await this.retention.apply(this.clock());
      await this.reminder.remind(this.clock());
    } catch (error) {
      this.logger.warn(`Housekeeping waits for a minute: ${(error as Error).message}`);
    }
  }
}
