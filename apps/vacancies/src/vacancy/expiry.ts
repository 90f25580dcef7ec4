import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, In, LessThan } from 'typeorm';
import { Clock } from '#platform/clock';
import { EXPIRING_STATUSES } from './life-cycle.ts';
import { Vacancy } from './vacancy.entity.ts';
import { VacancyStore } from './vacancy-store.ts';

const LOOK_EVERY_MS = 60_000;
/** Vacancies that expire in one transaction. */
const BATCH = 500;

/**
 * Closes vacancies whose last valid day has passed. Any number of instances may look at once: each takes what no other
 * holds, and what one leaves behind the next look finds.
 */
@Injectable()
export class Expiry implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Expiry.name);
  private timer?: NodeJS.Timeout;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: VacancyStore,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const look = () => {
      this.running = this.expireWhatIsOver().then(
        (expired) => {
          if (expired > 0) this.logger.log(`${expired} vacancies have expired.`);
        },
        (error: Error) => this.logger.error(error),
      );
      this.timer = setTimeout(() => this.running.then(look), LOOK_EVERY_MS);
    };
    look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** @returns how many expired by this call */
  async expireWhatIsOver(): Promise<number> {
    let [expired, last] = [0, BATCH];
    while (last === BATCH && !this.stopping) {
      last = await this.expireSome();
      expired += last;
    }
    return expired;
  }

  private expireSome(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const over = await manager.find(Vacancy, {
        where: { status: In(EXPIRING_STATUSES), validThrough: LessThan(this.clock.today()) },
        relationLoadStrategy: 'join',
        order: { validThrough: 'ASC' },
        take: BATCH,
        lock: { mode: 'pessimistic_write', tables: ['vacancy'], onLocked: 'skip_locked' },
      });
      const now = this.clock.now();
      for (const vacancy of over) Object.assign(vacancy, { status: 'expired', closedAt: now });
      await this.store.save(manager, over, now);
      return over.length;
    });
  }
}
