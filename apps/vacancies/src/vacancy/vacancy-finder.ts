import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Caller, seesEverything } from '#platform/caller';
import { findEntity } from '#platform/find-entity';
import { fromCursor, type Page, pageOf } from '#platform/page';
import { Problem } from '#platform/problem';
import { Vacancy } from './vacancy.entity.ts';
import { toResource, type VacancyQuery, type VacancyResource } from './vacancy.resource.ts';

/** Finds vacancies for those who may see them. */
@Injectable()
export class VacancyFinder {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws {Problem} `not-found` if there is none the caller may see */
  find(caller: Caller, id: string): Promise<Vacancy> {
    return this.findWhere(seesEverything(caller) ? { id } : { id, owner: caller.organisation }, id);
  }

  /** @throws {Problem} `not-found` if the caller's organisation has none */
  findByRef(caller: Caller, externalRef: string): Promise<Vacancy> {
    return this.findWhere({ owner: caller.organisation, externalRef }, externalRef);
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

  private async findWhere(where: Partial<Vacancy>, name: string): Promise<Vacancy> {
    const vacancy = await findEntity(this.dataSource.manager, Vacancy, where);
    if (vacancy === null) throw new Problem('not-found', `There is no vacancy ${name} that you may see.`);
    return vacancy;
  }
}
