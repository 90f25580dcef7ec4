import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ANSWERS, type Answer } from '#contracts/reply-event';
import { LOCALES, type Locale } from '#occupations/locale';
import { ChoiceField, IdField } from '#platform/fields';
import { PageQuery } from '#platform/page';
import { NEWS_KINDS, type NewsKind } from '../mail/news.ts';
import { TEMPLATES, type Template } from '../mail/write-mail.ts';
import type { Notice } from '../notice/notice.entity.ts';
import type { Reply } from '../reply/reply.entity.ts';
import { DELIVERY_STATES, type Delivery, type DeliveryFailure } from './delivery.entity.ts';

/** OpenAPI 3.1 way of saying "text or null"; a list of types would be taken for an array. */
const orNull = ({ format, description }: { format?: string; description: string }): ApiPropertyOptions => ({
  description,
  oneOf: [{ type: 'string', ...(format === undefined ? {} : { format }) }, { type: 'null' }],
});

/** One thing an e-mail tells or asks. */
export class DeliveryTopic {
  @ApiProperty({ enum: NEWS_KINDS })
  kind!: NewsKind;

  @ApiProperty({ format: 'uuid' })
  vacancyId!: string;

  @ApiProperty(orNull({ format: 'uuid', description: 'The match it tells of; null if it asks about the vacancy' }))
  matchId!: string | null;
}

/** What the company answered by a link in the e-mail. */
export class DeliveryAnswer {
  @ApiProperty({ enum: ANSWERS })
  answer!: Answer;

  @ApiProperty({ format: 'uuid' })
  vacancyId!: string;

  @ApiProperty(orNull({ format: 'uuid', description: 'The match it is about; null: the vacancy' }))
  matchId!: string | null;

  @ApiProperty(orNull({ description: 'Why the company is not interested' }))
  reason!: string | null;

  @ApiProperty(orNull({ description: "The company's own words" }))
  words!: string | null;

  @ApiProperty(orNull({ description: 'Where the company wants to be called' }))
  phone!: string | null;

  @ApiProperty({ format: 'date-time' })
  answeredAt!: string;
}

/** An e-mail to a company and what became of it. */
export class DeliveryResource {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  companyId!: string;

  @ApiProperty({ enum: TEMPLATES })
  template!: Template;

  @ApiProperty({ type: [DeliveryTopic], description: 'What it tells and asks' })
  about!: DeliveryTopic[];

  @ApiProperty({ type: [DeliveryAnswer], description: 'What the company answered, oldest first' })
  answers!: DeliveryAnswer[];

  @ApiProperty({ format: 'email', description: 'Where it goes or went' })
  recipient!: string;

  @ApiProperty({ enum: LOCALES, description: 'The language it is written in' })
  locale!: Locale;

  @ApiProperty(orNull({ description: 'null for one that was sent before subjects were kept' }))
  subject!: string | null;

  @ApiProperty({ enum: DELIVERY_STATES })
  state!: Delivery['state'];

  @ApiProperty(orNull({ description: 'Why the company does not get it: as in the event delivery.failed' }))
  failure!: DeliveryFailure | null;

  @ApiProperty({ description: 'The Message-ID header of the e-mail' })
  messageId!: string;

  @ApiProperty({ description: 'How often it was tried', example: 1 })
  attempts!: number;

  @ApiProperty(orNull({ format: 'date-time', description: 'When it is tried next, while it waits' }))
  nextTryAt!: string | null;

  @ApiProperty(orNull({ description: 'Why the last try failed, or what the mail server said when it sent it back' }))
  lastError!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty(orNull({ format: 'date-time', description: 'When it was tried last' }))
  lastTriedAt!: string | null;

  @ApiProperty(orNull({ format: 'date-time', description: 'When a mail server took it' }))
  sentAt!: string | null;

  @ApiProperty(orNull({ format: 'date-time', description: 'When it failed for good or came back' }))
  failedAt!: string | null;
}

/** An e-mail with what it says. Links in it that let their bearer answer for the company are left out. */
export class DeliveryWithBody extends DeliveryResource {
  @ApiProperty(orNull({ description: 'The text as it was written; /html renders the other form' }))
  text!: string | null;
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

  @IdField({ optional: true })
  vacancyId?: string;

  @IdField({ optional: true })
  companyId?: string;

  @ChoiceField({ of: DELIVERY_STATES, optional: true })
  state?: Delivery['state'];
}

/** What the API shows of a delivery: nothing of the assessment it was written from. */
export function toResource(
  delivery: Delivery,
  about: readonly Pick<Notice, 'kind' | 'vacancyId' | 'matchId'>[],
  answers: readonly Reply[],
): DeliveryResource {
  const { id, companyId, template, recipient, locale, subject, state, failure, messageId, attempts } = delivery;
  return {
    id,
    companyId,
    template,
    about: about.map(({ kind, vacancyId, matchId }) => ({ kind, vacancyId, matchId })),
    answers: answers.map(({ answer, vacancyId, matchId, reason, words, phone, answeredAt }) => ({
      answer,
      vacancyId,
      matchId,
      reason,
      words,
      phone,
      answeredAt: answeredAt.toISOString(),
    })),
    recipient,
    locale,
    subject,
    state,
    failure,
    messageId,
    attempts,
    nextTryAt: state === 'waiting' ? delivery.nextTryAt.toISOString() : null,
    lastError: delivery.lastError,
    createdAt: delivery.createdAt.toISOString(),
    lastTriedAt: delivery.lastTriedAt?.toISOString() ?? null,
    sentAt: delivery.sentAt?.toISOString() ?? null,
    failedAt: delivery.failedAt?.toISOString() ?? null,
  };
}
