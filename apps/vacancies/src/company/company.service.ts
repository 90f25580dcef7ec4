import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { type Caller, seesEverything } from '#platform/caller';
import { findEntity } from '#platform/find-entity';
import { fromCursor, type Page, type PageQuery, pageOf } from '#platform/page';
import { Problem } from '#platform/problem';
import type { Precondition } from '#platform/versioned';
import type { CompanySubmission } from '#submissions/company.submission';
import { Company } from './company.entity.ts';
import { type CompanyResource, toCompanyResource } from './company.resource.ts';
import { CompanyRegister } from './company-register.ts';

@Injectable()
export class CompanyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly register: CompanyRegister,
  ) {}

  /**
   * Creates or replaces the caller's company of that reference. Publishes nothing if nothing changed.
   *
   * @throws {Problem} `precondition-failed`
   */
  async put(
    caller: Caller,
    externalRef: string,
    submission: CompanySubmission,
    expected: Precondition,
  ): Promise<{ company: Company; created: boolean }> {
    return this.dataSource.transaction(async (manager) => {
      const owner = caller.organisation;
      if (expected.isGiven) {
        const held = 'SELECT 1 FROM company WHERE owner = $1 AND external_ref = $2 FOR UPDATE';
        await manager.query(held, [owner, externalRef]);
      }
      const known = await this.register.find(manager, owner, [externalRef]);
      expected.check(known.get(externalRef)?.version);
      const created = known.size === 0;
      const described = { ...submission, externalRef, contacts: submission.contacts ?? [] };
      await this.register.announce(manager, await this.register.register(manager, owner, [described], known));
      return { company: known.get(externalRef) as Company, created };
    });
  }

  /** @throws {Problem} `not-found` if there is none the caller may see */
  async find(caller: Caller, id: string): Promise<Company> {
    return this.findWhere({ id, ...ownedBy(caller) }, id);
  }

  /** @throws {Problem} `not-found` if the caller's organisation has none */
  async findByRef(caller: Caller, externalRef: string): Promise<Company> {
    return this.findWhere({ owner: caller.organisation, externalRef }, externalRef);
  }

  /** Companies the caller may see, in the order in which they became known. */
  async list(caller: Caller, { limit, cursor }: PageQuery): Promise<Page<CompanyResource>> {
    const after = cursor === undefined ? {} : { id: MoreThan(fromCursor(cursor, ['uuid'])[0] as string) };
    const companies = await this.dataSource.manager.find(Company, {
      where: { ...ownedBy(caller), ...after },
      order: { id: 'ASC' },
      take: limit + 1,
    });
    return pageOf(
      companies,
      limit,
      (company) => toCompanyResource(company.toState()),
      ({ id }) => [id],
    );
  }

  private async findWhere(where: Partial<Company>, name: string): Promise<Company> {
    const company = await findEntity(this.dataSource.manager, Company, where);
    if (company === null) throw new Problem('not-found', `There is no company ${name} that you may see.`);
    return company;
  }
}

const ownedBy = (caller: Caller) => (seesEverything(caller) ? {} : { owner: caller.organisation });
