import Type, { type Static } from 'typebox';
import { LOCALES } from '#occupations/locale';
import type { EventContract } from './event-contract.ts';
import { COMPANY_TOPIC } from './topics.ts';
import { Id, oneOf, Version } from './value-schemas.ts';

/** The whole current state of a company. Its contact address is a business address, not a person's. */
export const CompanyState = Type.Object({
  id: Id,
  version: Version,
  externalRef: Type.String({ description: "The partner system's own name for the company" }),
  name: Type.String(),
  contactEmail: Type.String({ format: 'email' }),
  locale: oneOf(LOCALES, 'The language in which the company is written to'),
});
export type CompanyState = Static<typeof CompanyState>;

export const CompanyChanged = {
  type: 'company.changed',
  topic: COMPANY_TOPIC,
  keyedBy: 'company id',
  description: 'A company became known or changed its name, contact address or language.',
  value: CompanyState,
} as const satisfies EventContract;
