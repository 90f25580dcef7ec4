import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import { Wakeup } from '#eventing/wakeup';
import { Clock } from '#platform/clock';
import type { VacancyNews } from '../mail/news.ts';

const EVERY_MS = 60_000;

/** When a company is asked about a vacancy, and how long it is left alone after it has changed the vacancy. */
const QUESTIONS: readonly { kind: VacancyNews['kind']; day: string; leadDays: number; restDays: number; of: string }[] =
  [
    { kind: 'still-needed', day: 'starts_on', leadDays: 42, restDays: 14, of: "demand = 'foreseeable'" },
    { kind: 'expiring', day: 'valid_through', leadDays: 7, restDays: 2, of: 'TRUE' },
  ];

/** Asks companies about vacancies whose day is near: once for each day, and again only if the day is moved. */
@Injectable()
export class VacancyQuestions implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(VacancyQuestions.name);
  private readonly wakeup = new Wakeup();
  private stopping = false;
  private running?: Promise<void>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wakeup.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.ask();
      } catch (error) {
        this.logger.warn(`Vacancies are looked at again later: ${(error as Error).message}`);
      }
      await this.wakeup.wait(EVERY_MS);
    }
  }

  /** Notes what there is to ask today. However many instances do it at once, each question is noted once. */
  async ask(): Promise<void> {
    const [now, today] = [this.clock.now(), this.clock.today()];
    for (const { kind, day, leadDays, restDays, of } of QUESTIONS) {
      const due: { id: string; about: string }[] = await this.dataSource.query(
        `SELECT id, id || ' ' || ${day} AS about
         FROM vacancy
         WHERE status = 'open' AND ${of} AND ${day} BETWEEN $1 AND $1::date + ${leadDays}
           AND changed_at <= $2::timestamptz - interval '${restDays} days'
           AND NOT EXISTS (SELECT 1 FROM notice WHERE kind = $3 AND about = vacancy.id || ' ' || ${day})`,
        [today, now, kind],
      );
      for (const { id, about } of due) {
        await this.dataSource.query(
          `INSERT INTO notice (id, kind, about, vacancy_id, trace, state, not_before, created_at)
           VALUES ($1, $2, $3, $4, '{}', 'waiting', $5, $5)
           ON CONFLICT (kind, about) DO NOTHING`,
          [newId(), kind, about, id, now],
        );
      }
    }
  }
}
