import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Caller } from '#platform/caller';
import { Clock } from '#platform/clock';
import { Problem } from '#platform/problem';
import type { Precondition } from '#platform/versioned';
import type { VacancySubmission } from '#submissions/vacancy.submission';
import { Intake, type Taken } from './intake.ts';
import { type ClosingReason, isClosed, mayFollow, type VacancyStatus } from './life-cycle.ts';
import { Postings } from './postings.ts';
import { Vacancy } from './vacancy.entity.ts';
import { versionOf } from './vacancy.resource.ts';
import { VacancyFinder } from './vacancy-finder.ts';
import { VacancyStore } from './vacancy-store.ts';

@Injectable()
export class VacancyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly intake: Intake,
    private readonly store: VacancyStore,
    private readonly finder: VacancyFinder,
    private readonly postings: Postings,
    private readonly clock: Clock,
  ) {}

  /**
   * Posts a new vacancy.
   *
   * @throws {Problem} `conflict` if the caller's organisation has one of that reference
   */
  async post(caller: Caller, submission: VacancySubmission): Promise<Vacancy> {
    return this.postings.post(caller.organisation, submission);
  }

  /**
   * Creates or replaces the vacancy of that reference. Publishes nothing if nothing changed.
   *
   * @throws {Problem} `conflict` if it is in a status that does not allow this; `precondition-failed`
   */
  async put(caller: Caller, submission: VacancySubmission, expected: Precondition): Promise<Taken> {
    const { externalRef } = submission;
    return this.dataSource.transaction(async (manager) => {
      const held = await this.store.hold(manager, caller.organisation, [externalRef]);
      const before = held.get(externalRef);
      expected.check(before && versionOf(before));
      const [taken] = await this.intake.take(manager, caller.organisation, [submission], { held });
      return orThrow(taken);
    });
  }

  /** Opens a draft. An open vacancy stays as it is. */
  async publish(caller: Caller, id: string, expected: Precondition): Promise<Vacancy> {
    return this.move(caller, id, 'open', expected, (vacancy) => {
      if (vacancy.status !== 'draft') {
        throw new Problem('conflict', `The vacancy is closed as ${vacancy.status}; POST /v1/vacancies/${id}/reopen.`);
      }
    });
  }

  /** Opens a closed vacancy again. An open one stays as it is. */
  async reopen(caller: Caller, id: string, expected: Precondition): Promise<Vacancy> {
    return this.move(caller, id, 'open', expected, (vacancy) => {
      if (vacancy.status === 'draft') {
        throw new Problem('conflict', `The vacancy is a draft; POST /v1/vacancies/${id}/publish.`);
      }
    });
  }

  /** Closes a vacancy. Closing it again for the same reason changes nothing. */
  async close(caller: Caller, id: string, reason: ClosingReason, expected: Precondition): Promise<Vacancy> {
    return this.move(caller, id, reason, expected, (vacancy) => {
      if (mayFollow(vacancy.status, reason)) return;
      const detail =
        vacancy.status === 'draft'
          ? 'A draft cannot be filled; publish it, or close it as withdrawn.'
          : `The vacancy is closed as ${vacancy.status} already.`;
      throw new Problem('conflict', detail);
    });
  }

  /** Closes a vacancy on the word of its company, if it is that company's and can be closed so. */
  async closeForCompany(
    manager: EntityManager,
    { vacancyId, companyId }: { vacancyId: string; companyId: string },
    reason: ClosingReason,
  ): Promise<void> {
    const vacancy = await manager.findOne(Vacancy, {
      where: { id: vacancyId, company: { id: companyId } },
      lock: { mode: 'pessimistic_write', tables: ['vacancy'] },
    });
    if (vacancy === null || !mayFollow(vacancy.status, reason)) return;
    const now = this.clock.now();
    vacancy.status = reason;
    vacancy.closedAt = now;
    await this.store.save(manager, [vacancy], now);
  }

  /** @throws {Problem} `not-found`, `precondition-failed`, or `conflict` if the vacancy cannot go there from where it is */
  private async move(
    caller: Caller,
    id: string,
    to: VacancyStatus,
    expected: Precondition,
    refuse: (vacancy: Vacancy) => void,
  ): Promise<Vacancy> {
    await this.finder.find(caller, id);
    return this.dataSource.transaction(async (manager) => {
      const vacancy = await manager.findOneOrFail(Vacancy, {
        where: { id },
        lock: { mode: 'pessimistic_write', tables: ['vacancy'] },
      });
      expected.check(versionOf(vacancy));
      if (vacancy.status === to) return vacancy;
      refuse(vacancy);
      if (to === 'open') refuseIfOver(vacancy, this.clock.today());
      const now = this.clock.now();
      vacancy.status = to;
      vacancy.closedAt = isClosed(to) ? now : null;
      if (to === 'open') vacancy.publishedAt ??= now;
      await this.store.save(manager, [vacancy], now);
      return vacancy;
    });
  }
}

function refuseIfOver({ validThrough, externalRef }: Vacancy, today: string): void {
  if (validThrough >= today) return;
  const address = `/v1/vacancies/by-ref/${encodeURIComponent(externalRef)}`;
  throw new Problem(
    'conflict',
    `The vacancy was valid through ${validThrough}, which has passed; PUT ${address} with a later validThrough opens it.`,
  );
}

function orThrow(taken: Taken | Problem | undefined): Taken {
  if (taken instanceof Problem) throw taken;
  return taken as Taken;
}
