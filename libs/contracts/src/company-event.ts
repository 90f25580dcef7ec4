import Type, { type Static } from 'typebox';
import { LOCALES } from '#occupations/locale';
import type { EventContract } from './event-contract.ts';
import { COMPANY_TOPIC } from './topics.ts';
import { Id, oneOf, Version } from './value-schemas.ts';

/** The whole current state of a company. Its contact addresses are business addresses. */
export const CompanyState = Type.Object({
  id: Id,
  version: Version,
  externalRef: Type.String({ description: "The partner system's own name for the company" }),
  name: Type.String(),
  contactEmail: Type.String({ format: 'email' }),
  locale: oneOf(LOCALES, 'The language in which the company is written to'),
  contacts: Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String(),
        email: Type.String({ format: 'email' }),
        role: Type.Optional(Type.String({ description: 'What the person does in the company' })),
        phone: Type.Optional(Type.String()),
      }),
      { description: 'Who can be spoken to in the company, beside its contact address' },
    ),
  ),
});
export type CompanyState = Static<typeof CompanyState>;

export const CompanyChanged = {
  type: 'company.changed',
  topic: COMPANY_TOPIC,
  keyedBy: 'company id',
  description: 'A company became known or changed its name, contacts or language.',
  value: CompanyState,
} as const satisfies EventContract;
