import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { today } from '#platform/calendar';
import type { Ruleset } from '#scoring/ruleset';
import { Forwarding } from './forwarding.ts';
import { RULESET_IN_FORCE } from './ruleset-in-force.ts';

const LOOK_EVERY_MS = 60_000;

/**
 * Has the shortlists of open vacancies made anew that are of an earlier day, on which courses had not ended and
 * vacancies not expired, or that another ruleset made. Every instance looks; each vacancy is forwarded once.
 */
@Injectable()
export class OutdatedShortlists implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(OutdatedShortlists.name);
  private timer?: NodeJS.Timeout;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly forwarding: Forwarding,
    @Inject(RULESET_IN_FORCE) private readonly ruleset: Ruleset,
  ) {}

  onApplicationBootstrap(): void {
    const look = () => {
      this.running = this.forward().catch((error: Error) => this.logger.error(error));
      this.timer = setTimeout(() => this.running.then(look), LOOK_EVERY_MS);
    };
    look();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
  }

  private async forward(): Promise<void> {
    const day = today();
    const { version } = this.ruleset;
    await this.dataSource.transaction(async (transaction) => {
      const [outdated]: [{ id: string; field: string }[], number] = await transaction.query(
        `UPDATE known_vacancy SET asked_for = $1
         WHERE id IN (SELECT id FROM known_vacancy
                      WHERE open AND (assessed_on < $2 OR ruleset_version <> $3) AND asked_for IS DISTINCT FROM $1
                      ORDER BY id FOR NO KEY UPDATE)
           AND asked_for IS DISTINCT FROM $1
         RETURNING id, field`,
        [`${day} ${version}`, day, version],
      );
      if (outdated.length === 0) return;
      this.logger.log(`${outdated.length} shortlists are made anew for ${day} and ruleset ${version}`);
      await this.forwarding.forward(
        transaction,
        outdated.map(({ id, field }) => ({ field, subject: 'vacancy', id })),
      );
    });
  }
}
