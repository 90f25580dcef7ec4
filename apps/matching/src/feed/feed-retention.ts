import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { FeedLog } from './feed-log.ts';

/** How long a reader may be away and still miss nothing. */
export const KEPT_DAYS = 30;

const LOOK_EVERY_MS = 3_600_000;
const MS_PER_DAY = 86_400_000;

/** Trims the feed, so that it does not grow for ever. */
@Injectable()
export class FeedRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FeedRetention.name);
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly log: FeedLog) {}

  onApplicationBootstrap(): void {
    const look = () => {
      this.running = this.trim();
    };
    this.timer = setInterval(look, LOOK_EVERY_MS);
    look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async trim(): Promise<void> {
    try {
      await this.log.forgetBefore(new Date(Date.now() - KEPT_DAYS * MS_PER_DAY));
    } catch (error) {
      this.logger.warn(`Old entries of the feed are kept for another hour: ${(error as Error).message}`);
    }
  }
}
