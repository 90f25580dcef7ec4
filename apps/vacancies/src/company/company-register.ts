import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { CompanyChanged } from '#contracts/company-event';
import { Outbox } from '#eventing/outbox';
import { Company } from './company.entity.ts';
import type { CompanySubmission } from './company.submission.ts';

/** Keeps companies as partners last described them. */
@Injectable()
export class CompanyRegister {
  constructor(private readonly outbox: Outbox) {}

  /** Finds the owner's company of that reference or makes it, and announces what changed. */
  async register(manager: EntityManager, owner: string, submission: CompanySubmission): Promise<Company> {
    const { externalRef, name, contactEmail, locale } = submission;
    const changed: unknown[] = await manager.query(
      `INSERT INTO company (id, owner, external_ref, name, contact_email, locale, version)
       VALUES ($1, $2, $3, $4, $5, $6, 1)
       ON CONFLICT (owner, external_ref) DO UPDATE
         SET name = excluded.name, contact_email = excluded.contact_email, locale = excluded.locale,
             version = company.version + 1
         WHERE (company.name, company.contact_email, company.locale)
           IS DISTINCT FROM (excluded.name, excluded.contact_email, excluded.locale)
       RETURNING id`,
      [newId(), owner, externalRef, name, contactEmail, locale],
    );
    const company = await manager.findOneByOrFail(Company, { owner, externalRef });
    if (changed.length > 0) {
      await this.outbox.add(manager, CompanyChanged, { key: company.id, value: company.toState() });
    }
    return company;
  }
}
