import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import { IntroductionReleased, type IntroductionState, IntroductionWithdrawn } from '#contracts/introduction-event';
import type { Answer } from '#contracts/reply-event';
import { Outbox } from '#eventing/outbox';
import type { Caller } from '#platform/caller';
import { Clock } from '#platform/clock';
import { Problem } from '#platform/problem';
import { type Candidate, consentsToIntroduction } from '../candidate/candidate.ts';
import { CandidateStore } from '../candidate/candidate-store.ts';
import { Introduction } from './introduction.entity.ts';
import { toIntroductionResource } from './introduction.resource.ts';

/** How long a company has for its first look. */
const GOOD_FOR_MS = 14 * 86_400_000;

/** Something without which nobody is introduced, and how it comes about. */
interface Missing {
  readonly what: 'confirmation' | 'interest' | 'consent';
  readonly detail: string;
}

interface Standing {
  readonly vacancy_id: string;
  readonly company_id: string | null;
  readonly answer: Answer | null;
}

/** Releases contact details: to a company that is interested, of a candidate who agrees, by a coordinator. */
@Injectable()
export class Introductions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly candidates: CandidateStore,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Introduces a candidate to the company of a match. Of two coordinators at once the second is told of the first.
   *
   * @throws {Problem} `not-found`; `conflict` with `missing`, or with the introduction that is good already
   */
  async release(caller: Caller, candidateId: string, matchId: string): Promise<Introduction> {
    return this.dataSource.transaction(async (manager) => {
      const candidate = await this.candidates.holdVisible(manager, caller, candidateId);
      const [standing]: Standing[] = await manager.query(
        `SELECT vacancy_id, company_id, answer
         FROM confirmed_match LEFT JOIN company_interest USING (match_id)
         WHERE match_id = $1 AND candidate_id = $2`,
        [matchId, candidateId],
      );
      const missing = missingFor(candidate, matchId, standing);
      if (missing.length > 0 || standing === undefined || standing.company_id === null) {
        throw new Problem('conflict', missing.map(({ detail }) => detail).join(' '), { missing });
      }
      await this.refuseSecond(manager, matchId);
      const now = this.clock.now();
      const introduction = manager.create(Introduction, {
        id: newId(),
        ...{ candidateId, matchId, vacancyId: standing.vacancy_id, companyId: standing.company_id },
        releasedBy: caller.subject,
        releasedAt: now,
        expiresAt: new Date(now.getTime() + GOOD_FOR_MS),
        firstOpenedAt: null,
      });
      await manager.insert(Introduction, introduction);
      await this.outbox.add(manager, IntroductionReleased, announced(introduction));
      return introduction;
    });
  }

  /** Ends the introductions of a candidate who no longer agrees, in the transaction that notes so. */
  async withdraw(manager: EntityManager, candidateId: string): Promise<void> {
    const now = this.clock.now();
    const all = await manager.findBy(Introduction, { candidateId });
    const good = all.filter((introduction) => introduction.closesAt() > now);
    for (const introduction of good) introduction.expiresAt = now;
    await manager.save(good);
    await this.outbox.add(manager, IntroductionWithdrawn, ...good.map(announced));
  }

  /** All introductions of a candidate, the oldest first. */
  of(candidateId: string): Promise<Introduction[]> {
    return this.dataSource.manager.find(Introduction, { where: { candidateId }, order: { id: 'ASC' } });
  }

  private async refuseSecond(manager: EntityManager, matchId: string): Promise<void> {
    const before = await manager.findOne(Introduction, { where: { matchId }, order: { id: 'DESC' } });
    if (before === null || before.closesAt() <= this.clock.now()) return;
    const introduction = toIntroductionResource(before);
    throw new Problem(
      'conflict',
      `The company was introduced already, by ${before.releasedBy}; its link is good until ${introduction.expiresAt}.`,
      { introduction },
    );
  }
}

/** What others learn of an introduction. */
const announced = (introduction: Introduction): { key: string; subject: string; value: IntroductionState } => {
  const { id, candidateId, matchId, vacancyId, companyId, releasedAt, expiresAt } = introduction;
  const moments = { releasedAt: releasedAt.toISOString(), expiresAt: expiresAt.toISOString() };
  return { key: vacancyId, subject: id, value: { id, candidateId, matchId, vacancyId, companyId, ...moments } };
};

/** What still stands in the way of an introduction, all of it at once. */
function missingFor({ id, consents }: Candidate, matchId: string, standing: Standing | undefined): Missing[] {
  const missing: Missing[] = [];
  if (standing === undefined) {
    const detail = `Match ${matchId} of this candidate is not confirmed: confirm it with POST /v1/matches/${matchId}/decision, and the company is asked.`;
    missing.push({ what: 'confirmation', detail });
  } else if (standing.answer !== 'interested') {
    const said = standing.answer === null ? 'has not answered yet' : `answered “${standing.answer}”`;
    const detail = `The company ${said}: it says that it is interested by the link in its e-mail (GET /v1/notifications?matchId=${matchId}).`;
    missing.push({ what: 'interest', detail });
  }
  if (!consentsToIntroduction({ consents })) {
    const detail = `The candidate has not consented to be introduced: ask them, and record it with POST /v1/candidates/${id}/consents and the purpose “introduction”.`;
    missing.push({ what: 'consent', detail });
  }
  return missing;
}
