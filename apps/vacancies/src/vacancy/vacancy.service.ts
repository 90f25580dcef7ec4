import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { VacancyChanged, type VacancyState } from '#contracts/vacancy-event';
import { Outbox } from '#eventing/outbox';
import { today } from '#platform/calendar';
import { type Caller, seesEverything } from '#platform/caller';
import { fromCursor, type Page, pageOf } from '#platform/page';
import { Problem } from '#platform/problem';
import { CompanyRegister } from '../company/company-register.ts';
import { readSubmission } from './read-submission.ts';
import { Vacancy } from './vacancy.entity.ts';
import type { ClosingSubmission, VacancyQuery, VacancyResource } from './vacancy.resource.ts';
import { toResource } from './vacancy.resource.ts';
import type { VacancySubmission } from './vacancy.submission.ts';

@Injectable()
export class VacancyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly companies: CompanyRegister,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Posts a new vacancy.
   *
   * @throws {Problem} `conflict` if the caller's organisation has one of that reference
   */
  async post(caller: Caller, submission: VacancySubmission): Promise<Vacancy> {
    return this.dataSource.transaction(async (manager) => {
      const before = await findByRef(manager, caller.organisation, submission.externalRef);
      if (before !== null) {
        throw new Problem(
          'conflict',
          `You have a vacancy ${submission.externalRef} already; change it with PUT /v1/vacancies/by-ref/${encodeURIComponent(submission.externalRef)}.`,
          { vacancyId: before.id },
        );
      }
      return this.create(manager, caller, submission);
    });
  }

  /**
   * Creates or replaces the vacancy of that reference. Publishes nothing if nothing changed.
   *
   * @throws {Problem} `conflict` if the vacancy is closed
   */
  async put(caller: Caller, submission: VacancySubmission): Promise<{ vacancy: Vacancy; created: boolean }> {
    return this.dataSource.transaction(async (manager) => {
      const before = await findByRef(manager, caller.organisation, submission.externalRef);
      if (before === null) return { vacancy: await this.create(manager, caller, submission), created: true };
      if (before.status !== 'open') {
        throw new Problem(
          'conflict',
          `The vacancy is closed as ${before.status}; post a new one under a new externalRef.`,
        );
      }
      return { vacancy: await this.replace(manager, before, submission), created: false };
    });
  }

  /** @throws {Problem} `not-found` if there is none the caller may see */
  async find(caller: Caller, id: string): Promise<Vacancy> {
    const owned = seesEverything(caller) ? {} : { owner: caller.organisation };
    const vacancy = await this.dataSource.manager.findOneBy(Vacancy, { id, ...owned });
    if (vacancy === null) throw new Problem('not-found', `There is no vacancy ${id} that you may see.`);
    return vacancy;
  }

  /** Vacancies the caller may see, in the order of posting. */
  async list(caller: Caller, query: VacancyQuery): Promise<Page<VacancyResource>> {
    const select = this.dataSource.manager
      .createQueryBuilder(Vacancy, 'vacancy')
      .innerJoinAndSelect('vacancy.company', 'company')
      .orderBy('vacancy.id')
      .take(query.limit + 1);
    if (!seesEverything(caller)) select.andWhere('vacancy.owner = :owner', { owner: caller.organisation });
    if (query.status !== undefined) select.andWhere('vacancy.status = :status', { status: query.status });
    if (query.cursor !== undefined) {
      const [id] = fromCursor(query.cursor, ['uuid']);
      select.andWhere('vacancy.id > :id', { id });
    }
    return pageOf(await select.getMany(), query.limit, toResource, ({ id }) => [id]);
  }

  /**
   * Closes a vacancy. Closing it again for the same reason changes nothing.
   *
   * @throws {Problem} `conflict` if it was closed for another reason
   */
  async close(caller: Caller, id: string, { reason }: ClosingSubmission): Promise<Vacancy> {
    await this.find(caller, id);
    return this.dataSource.transaction(async (manager) => {
      const vacancy = await manager.findOneOrFail(Vacancy, {
        where: { id },
        lock: { mode: 'pessimistic_write', tables: ['vacancy'] },
      });
      if (vacancy.status === reason) return vacancy;
      if (vacancy.status !== 'open') {
        throw new Problem('conflict', `The vacancy is closed as ${vacancy.status} already.`);
      }
      vacancy.status = reason;
      return this.publish(manager, vacancy);
    });
  }

  private async create(manager: EntityManager, caller: Caller, submission: VacancySubmission): Promise<Vacancy> {
    const content = readSubmission(submission, today());
    const company = await this.companies.register(manager, caller.organisation, submission.company);
    const vacancy = manager.create(Vacancy, {
      ...content,
      id: newId(),
      owner: caller.organisation,
      externalRef: submission.externalRef,
      company,
      reference: { ...submission.occupation },
      status: 'open',
      version: 0,
      createdAt: new Date(),
    });
    return this.publish(manager, vacancy);
  }

  private async replace(manager: EntityManager, before: Vacancy, submission: VacancySubmission): Promise<Vacancy> {
    const content = readSubmission(submission, today(), before);
    const stateBefore = before.toState();
    const company = await this.companies.register(manager, before.owner, submission.company);
    const vacancy = manager.create(Vacancy, {
      ...before,
      description: null,
      endsOn: null,
      ...content,
      company,
      reference: { ...submission.occupation },
    });
    return isDeepStrictEqual(plain(stateBefore), plain(vacancy.toState())) ? vacancy : this.publish(manager, vacancy);
  }

  private async publish(manager: EntityManager, vacancy: Vacancy): Promise<Vacancy> {
    vacancy.version += 1;
    vacancy.updatedAt = new Date();
    await manager.save(vacancy);
    await this.outbox.add(manager, VacancyChanged, { key: vacancy.id, value: vacancy.toState() });
    return vacancy;
  }
}

/** Holds the reference until the transaction ends, so that two who send it at once come one after the other. */
async function findByRef(manager: EntityManager, owner: string, externalRef: string): Promise<Vacancy | null> {
  await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${owner}\n${externalRef}`]);
  const vacancy = await manager.findOneBy(Vacancy, { owner, externalRef });
  if (vacancy !== null) await manager.query('SELECT 1 FROM vacancy WHERE id = $1 FOR UPDATE', [vacancy.id]);
  return vacancy;
}

const plain = (state: VacancyState): unknown => JSON.parse(JSON.stringify(state));
