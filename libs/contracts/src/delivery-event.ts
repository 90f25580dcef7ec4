import Type, { type Static } from 'typebox';
import type { EventContract } from './event-contract.ts';
import { DELIVERY_TOPIC } from './topics.ts';
import { Id, Moment } from './value-schemas.ts';

/** An e-mail that a company's mail server accepted. */
export const DeliveryState = Type.Object({
  id: Id,
  companyId: Id,
  matchId: Id,
  messageId: Type.String({ description: 'The Message-ID header of the e-mail' }),
  sentAt: Moment,
});
export type DeliveryState = Static<typeof DeliveryState>;

export const DeliverySent = {
  type: 'delivery.sent',
  topic: DELIVERY_TOPIC,
  keyedBy: 'company id',
  description: 'The SMTP server accepted the e-mail about a confirmed match.',
  value: DeliveryState,
} as const satisfies EventContract;
