import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, LessThan } from 'typeorm';
import { today } from '#platform/calendar';
import { KnownVacancy } from '../vacancy/known-vacancy.entity.ts';
import { lockFields } from './field-lock.ts';
import { Shortlists } from './shortlists.ts';

const LOOK_EVERY_MS = 60_000;

/** Matches what depends on the day anew when a day has passed: courses end, vacancies expire, scores of today move. */
@Injectable()
export class DayChange implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DayChange.name);
  private timer?: NodeJS.Timeout;
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly shortlists: Shortlists,
  ) {}

  onApplicationBootstrap(): void {
    const look = () => {
      this.running = this.rematchWhatIsOld().catch((error: Error) => this.logger.error(error));
      this.timer = setTimeout(() => this.running.then(look), LOOK_EVERY_MS);
    };
    look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async rematchWhatIsOld(): Promise<void> {
    const old = { open: true, assessedOn: LessThan(today()) };
    const vacancies = await this.dataSource.manager.find(KnownVacancy, { select: { id: true }, where: old });
    for (const { id } of vacancies) {
      if (this.stopping) return;
      await this.dataSource.transaction(async (manager) => {
        const { field } = await manager.findOneByOrFail(KnownVacancy, { id });
        await lockFields(manager, [field]);
        const vacancy = await manager.findOneBy(KnownVacancy, { id, field, ...old });
        if (vacancy !== null) await this.shortlists.rematch(manager, vacancy);
      });
    }
  }
}
