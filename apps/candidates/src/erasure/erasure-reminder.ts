import { Injectable, Logger } from '@nestjs/common';
import { DataSource, IsNull, LessThan } from 'typeorm';
import { Erasure } from './erasure.entity.ts';
import { Erasures } from './erasures.ts';

/** After this time without an answer the services are asked again. */
const ASK_AGAIN_MS = 3_600_000;

/**
 * Asks again, once an hour, whoever has not acknowledged an erasure: a request may have been put aside as a dead letter,
 * or a service may have been away for longer than its topic keeps messages.
 */
@Injectable()
export class ErasureReminder {
  private readonly logger = new Logger(ErasureReminder.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly erasures: Erasures,
  ) {}

  /** @returns how many erasures were asked for again */
  async remind(now: Date): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const waiting = await manager.find(Erasure, {
        where: { completedAt: IsNull(), askedAt: LessThan(new Date(now.getTime() - ASK_AGAIN_MS)) },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
        take: 100,
      });
      for (const erasure of waiting) {
        await this.erasures.ask(manager, erasure);
        await manager.update(Erasure, { id: erasure.id }, { askedAt: now });
        this.logger.warn(`Erasure ${erasure.id} is not complete; the services are asked again.`);
      }
      return waiting.length;
    });
  }
}
