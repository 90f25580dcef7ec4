import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { LOCALES, type Locale } from '#occupations/locale';
import { ChoiceField, IdField } from '#platform/fields';
import { PageQuery } from '#platform/page';
import { DELIVERY_STATES, type Delivery } from './delivery.entity.ts';

/** OpenAPI 3.1 way of saying "text or null"; a list of types would be taken for an array. */
const orNull = ({ format, description }: { format?: string; description: string }): ApiPropertyOptions => ({
  description,
  oneOf: [{ type: 'string', ...(format === undefined ? {} : { format }) }, { type: 'null' }],
});

/** An e-mail to a company and what became of it. */
export class DeliveryResource {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  matchId!: string;

  @ApiProperty({ format: 'uuid' })
  vacancyId!: string;

  @ApiProperty(orNull({ format: 'uuid', description: 'Known from the first try on' }))
  companyId!: string | null;

  @ApiProperty(orNull({ format: 'email', description: 'Where it was sent; known from the first try on' }))
  recipient!: string | null;

  @ApiProperty(orNull({ description: `The language it was written in: ${LOCALES.join(', ')}` }))
  locale!: Locale | null;

  @ApiProperty({ enum: DELIVERY_STATES })
  state!: Delivery['state'];

  @ApiProperty(orNull({ description: 'The Message-ID header of the e-mail' }))
  messageId!: string | null;

  @ApiProperty({ description: 'How often it was tried', example: 1 })
  attempts!: number;

  @ApiProperty(orNull({ format: 'date-time', description: 'When it is tried next, while it waits' }))
  nextTryAt!: string | null;

  @ApiProperty(orNull({ description: 'Why the last try failed' }))
  lastError!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty(orNull({ format: 'date-time', description: 'When a mail server took it' }))
  sentAt!: string | null;
}

export class DeliveryPage {
  @ApiProperty({ type: [DeliveryResource] })
  items!: DeliveryResource[];

  @ApiProperty(orNull({ description: 'Cursor of the next page' }))
  next!: string | null;
}

export class DeliveryQuery extends PageQuery {
  @IdField({ optional: true })
  matchId?: string;

  @ChoiceField({ of: DELIVERY_STATES, optional: true })
  state?: Delivery['state'];
}

/** What the API shows of a delivery: everything but the assessment it was written from. */
export const toResource = (delivery: Delivery): DeliveryResource => ({
  id: delivery.id,
  matchId: delivery.matchId,
  vacancyId: delivery.vacancyId,
  companyId: delivery.companyId,
  recipient: delivery.recipient,
  locale: delivery.locale,
  state: delivery.state,
  messageId: delivery.messageId,
  attempts: delivery.attempts,
  nextTryAt: delivery.state === 'waiting' ? delivery.nextTryAt.toISOString() : null,
  lastError: delivery.lastError,
  createdAt: delivery.createdAt.toISOString(),
  sentAt: delivery.sentAt?.toISOString() ?? null,
});
