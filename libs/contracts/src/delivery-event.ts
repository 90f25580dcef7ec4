import Type, { type Static } from 'typebox';
import type { EventContract } from './event-contract.ts';
import { DELIVERY_TOPIC } from './topics.ts';
import { Id, Moment } from './value-schemas.ts';

const MessageId = Type.String({ description: 'The Message-ID header of the e-mail' });

const vacancyIds = Type.Array(Id, { description: 'The vacancies it asks about: are they still open?' });

/** An e-mail about confirmed matches that a company's mail server accepted. */
export const DeliveryState = Type.Object({
  id: Id,
  companyId: Id,
  matchId: Type.String({ format: 'uuid', description: 'The match it tells of; of several, the first' }),
  messageId: MessageId,
  sentAt: Moment,
  matchIds: Type.Optional(Type.Array(Id, { description: 'All matches it tells of' })),
  vacancyIds: Type.Optional(vacancyIds),
});
export type DeliveryState = Static<typeof DeliveryState>;

export const DeliverySent = {
  type: 'delivery.sent',
  topic: DELIVERY_TOPIC,
  keyedBy: 'company id',
  description: 'The SMTP server accepted the e-mail about a confirmed match.',
  value: DeliveryState,
} as const satisfies EventContract;

/** An e-mail that asks a company about its vacancies, and tells of no match. */
export const QuestionState = Type.Object({
  id: Id,
  companyId: Id,
  vacancyIds,
  messageId: MessageId,
  sentAt: Moment,
});
export type QuestionState = Static<typeof QuestionState>;

export const QuestionSent = {
  type: 'question.sent',
  topic: DELIVERY_TOPIC,
  keyedBy: 'company id',
  description: 'The SMTP server accepted an e-mail that asks whether vacancies are still open.',
  value: QuestionState,
} as const satisfies EventContract;

/** An e-mail that the company did not get and will not get. */
export const FailedDelivery = Type.Object({
  id: Id,
  companyId: Id,
  matchIds: Type.Array(Id),
  vacancyIds: Type.Array(Id),
  messageId: MessageId,
  recipient: Type.String({ description: 'The business address it was meant for' }),
  reason: Type.String({
    description:
      'refused: a mail server refused it for good; gave-up: tried for two days; bounced: accepted first, sent back ' +
      'later; undeliverable: the address is known not to work; unsubscribed: the company wants no e-mails. More may come.',
    examples: ['refused'],
  }),
  detail: Type.String({ description: "The mail server's own words, or a sentence" }),
  addressUndeliverable: Type.Boolean({
    description: 'Nothing more is sent there until the company has another address',
  }),
  failedAt: Moment,
});
export type FailedDelivery = Static<typeof FailedDelivery>;

export const DeliveryFailed = {
  type: 'delivery.failed',
  topic: DELIVERY_TOPIC,
  keyedBy: 'company id',
  description: 'The company does not get an e-mail: a coordinator should reach it another way.',
  value: FailedDelivery,
} as const satisfies EventContract;
