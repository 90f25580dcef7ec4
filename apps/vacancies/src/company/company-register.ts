import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import { CompanyChanged } from '#contracts/company-event';
import { Outbox } from '#eventing/outbox';
import { findEntities } from '#platform/find-entity';
import type { CompanySubmission } from '#submissions/company.submission';
import { Company } from './company.entity.ts';

/** What a partner says of a company. Who says nothing of its contacts leaves them as they are. */
export type CompanyDescription = CompanySubmission & { externalRef: string };

/** Keeps companies as partners last described them. */
@Injectable()
export class CompanyRegister {
  constructor(private readonly outbox: Outbox) {}

  /** The owner's companies of these references, by reference; those that are not known are missing. */
  async find(manager: EntityManager, owner: string, externalRefs: string[]): Promise<Map<string, Company>> {
    if (externalRefs.length === 0) return new Map();
    const companies = await findEntities(manager, Company, { owner, externalRef: externalRefs });
    return new Map(companies.map((company) => [company.externalRef, company]));
  }

  /**
   * Makes the owner's companies what they are described as. `known` is what {@link find} told of them in this
   * transaction, and is brought up to date.
   *
   * @param descriptions one for each company
   * @returns those that changed, for {@link announce}
   */
  async register(
    manager: EntityManager,
    owner: string,
    descriptions: readonly CompanyDescription[],
    known: Map<string, Company>,
  ): Promise<Company[]> {
    const news = descriptions.filter((description) => differs(description, known.get(description.externalRef)));
    if (news.length === 0) return [];
    const written: Company[] = await manager.query(
      `INSERT INTO company (id, owner, external_ref, name, contact_email, locale, contacts, version)
       SELECT id, $1, external_ref, name, contact_email, locale, coalesce(contacts, '[]'), 1
       FROM jsonb_to_recordset($2) AS news (id uuid, external_ref text, name text, contact_email text, locale text, contacts jsonb)
       ORDER BY external_ref
       ON CONFLICT (owner, external_ref) DO UPDATE
         SET name = excluded.name, contact_email = excluded.contact_email, locale = excluded.locale,
             contacts = CASE WHEN company.external_ref = ANY($3) THEN company.contacts ELSE excluded.contacts END,
             version = company.version + 1
         WHERE (company.name, company.contact_email, company.locale) 
             IS DISTINCT FROM (excluded.name, excluded.contact_email, excluded.locale)
           OR (company.external_ref <> ALL($3) AND company.contacts IS DISTINCT FROM excluded.contacts)
       RETURNING id, owner, external_ref AS "externalRef", name, contact_email AS "contactEmail", locale, contacts, version`,
      [owner, JSON.stringify(news.map(toRow)), news.flatMap((n) => (n.contacts === undefined ? [n.externalRef] : []))],
    );
    const changed = written.map((row) => Object.assign(new Company(), row));
    for (const company of changed) known.set(company.externalRef, company);
    // What somebody else has made the same of them meanwhile is not written again.
    const references = new Set(changed.map(({ externalRef }) => externalRef));
    const others = news.map(({ externalRef }) => externalRef).filter((externalRef) => !references.has(externalRef));
    for (const [externalRef, company] of await this.find(manager, owner, others)) known.set(externalRef, company);
    return changed;
  }

  /** Makes the events of companies that changed part of the transaction. */
  async announce(manager: EntityManager, changed: readonly Company[]): Promise<void> {
    const events = changed.map((company) => ({ key: company.id, value: company.toState() }));
    await this.outbox.add(manager, CompanyChanged, ...events);
  }
}

function differs({ name, contactEmail, locale, contacts }: CompanyDescription, known: Company | undefined): boolean {
  if (known === undefined) return true;
  const said = { name, contactEmail, locale, contacts: contacts ?? known.contacts };
  const held = { name: known.name, contactEmail: known.contactEmail, locale: known.locale, contacts: known.contacts };
  return !isDeepStrictEqual(JSON.parse(JSON.stringify(said)), held);
}

const toRow = ({ externalRef, name, contactEmail, locale, contacts }: CompanyDescription) => ({
  id: newId(),
  external_ref: externalRef,
  name,
  contact_email: contactEmail,
  locale,
  contacts,
});
