import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, IsNull, LessThan } from 'typeorm';
import { SealedCandidate } from '../candidate/candidate.entity.ts';
import { CandidateStore } from '../candidate/candidate-store.ts';
import { CandidatesSettings } from '../candidates.settings.ts';
import { Erasures } from '../erasure/erasures.ts';

const DAY_MS = 86_400_000;

/**
 * Nobody's data is kept for no one. A profile that was not confirmed for a set time is asked for: it stands in its
 * institution's list of confirmations due. If no answer comes in time, the candidate is erased, with a receipt like any.
 */
@Injectable()
export class Retention {
  private readonly logger = new Logger(Retention.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidateStore,
    private readonly erasures: Erasures,
    @Inject(CandidatesSettings)
    private readonly settings: Pick<CandidatesSettings, 'RETENTION_ASK_AFTER_DAYS' | 'RETENTION_ANSWER_WITHIN_DAYS'>,
  ) {}

  /** Does what is due at that moment. Several instances may do so at once. */
  async apply(now: Date): Promise<{ asked: number; erased: number }> {
    const erased = await this.eraseOverdue(now);
    const { affected } = await this.dataSource.manager.update(
      SealedCandidate,
      { confirmBy: IsNull(), confirmedAt: LessThan(this.days(now, -this.settings.RETENTION_ASK_AFTER_DAYS)) },
      { confirmBy: this.days(now, this.settings.RETENTION_ANSWER_WITHIN_DAYS) },
    );
    const asked = affected ?? 0;
    if (asked + erased > 0) {
      this.logger.log(`${asked} profiles are asked for; ${erased} candidates nobody confirmed were erased.`);
    }
    return { asked, erased };
  }

  private async eraseOverdue(now: Date): Promise<number> {
    const eraseNext = () =>
      this.dataSource.transaction(async (manager) => {
        const candidate = await this.candidates.holdOverdue(manager, now);
        if (candidate === null) return false;
        await this.erasures.erase(manager, candidate, 'retention');
        return true;
      });
    let erased = 0;
    while (await eraseNext()) erased += 1;
    return erased;
  }

  private days = (now: Date, days: number) => new Date(now.getTime() + days * DAY_MS);
}
