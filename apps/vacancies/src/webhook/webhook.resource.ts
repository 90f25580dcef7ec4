import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, ChoiceListField, MomentField, TextField, WholeNumberField, YesNoField } from '#platform/fields';
import { NextCursor, PageQuery } from '#platform/page';
import { WEBHOOK_EVENTS, type Webhook, type WebhookEvent } from './webhook.entity.ts';
import { WEBHOOK_DELIVERY_STATES, type WebhookDelivery, type WebhookDeliveryState } from './webhook-delivery.entity.ts';

const STATUSES = ['active', 'failing', 'disabled'] as const;
export const DEFAULT_OVERLAP_HOURS = 24;
const MOST_OVERLAP_HOURS = 720;

/** A webhook as its owner asks for it. */
export class WebhookSubmission {
  @TextField({
    max: 2_000,
    description: 'Where we send to: an address over HTTPS that is reached from the internet',
    example: 'https://jobs.example.org/passung',
  })
  url!: string;

  @ChoiceListField({ of: WEBHOOK_EVENTS, description: 'What you want to be told of', example: [...WEBHOOK_EVENTS] })
  events!: WebhookEvent[];

  @TextField({ max: 200, optional: true, description: 'For whoever finds it later', example: 'Nightly sync' })
  description?: string;

  @YesNoField({ optional: true, description: 'false: nothing is sent until it is true again; true if not given' })
  active?: boolean;
}

export class SecretRotation {
  @WholeNumberField({
    min: 0,
    max: MOST_OVERLAP_HOURS,
    optional: true,
    description: `For how long we sign with the present secret, too; ${DEFAULT_OVERLAP_HOURS} if not given`,
    example: DEFAULT_OVERLAP_HOURS,
  })
  overlapHours?: number;
}

/** A webhook as its owner reads it. */
export class WebhookResource {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({
    description: 'Grows by one with every change of yours, and when it begins or ceases to work',
    example: 1,
  })
  version!: number;

  @ApiProperty()
  url!: string;

  @ApiProperty({ enum: WEBHOOK_EVENTS, isArray: true })
  events!: WebhookEvent[];

  @ApiProperty({ required: false })
  description?: string;

  @ApiProperty({
    enum: STATUSES,
    description: 'failing: the last try went wrong; disabled: by you, or by an answer 410',
  })
  status!: (typeof STATUSES)[number];

  @ApiProperty({ format: 'date-time', required: false, description: 'Since when every try has gone wrong' })
  failingSince?: string;

  @ApiProperty({ format: 'date-time', required: false })
  disabledAt?: string;

  @ApiProperty({ format: 'date-time', required: false, description: 'Until when we sign with the old secret, too' })
  oldSecretUntil?: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt!: string;
}

/** The one answer that shows a secret. */
export class NewWebhookResource extends WebhookResource {
  @ApiProperty({
    description: 'By which to check signatures (Standard Webhooks); shown here and never again',
    pattern: '^whsec_[0-9A-Za-z+/]{43}=$',
  })
  secret!: string;
}

export class WebhookPage {
  @ApiProperty({ type: [WebhookResource] })
  items!: WebhookResource[];

  @NextCursor()
  next!: string | null;
}

/** What the receiver made of a test. */
export class WebhookTestResource {
  @ApiProperty({ description: 'Whether it answered with a status from 200 to 299' })
  delivered!: boolean;

  @ApiProperty({ required: false, description: 'The status it answered with; missing if it did not answer' })
  status?: number;

  @ApiProperty({ required: false, description: 'What went wrong' })
  error?: string;
}

/** One event for one webhook, as its owner reads it. */
export class WebhookDeliveryResource {
  @ApiProperty({ format: 'uuid', description: 'The header `webhook-id`, the same on every try' })
  id!: string;

  @ApiProperty({ enum: WEBHOOK_EVENTS })
  type!: WebhookEvent;

  @ApiProperty({ enum: WEBHOOK_DELIVERY_STATES })
  state!: WebhookDeliveryState;

  @ApiProperty({ description: 'How often it was tried since it was asked for last' })
  tries!: number;

  @ApiProperty({ format: 'date-time', required: false, description: 'While it waits' })
  nextTryAt?: string;

  @ApiProperty({ format: 'date-time', required: false })
  lastTriedAt?: string;

  @ApiProperty({ required: false, description: 'The status the receiver answered with last' })
  lastStatus?: number;

  @ApiProperty({ required: false })
  lastError?: string;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'The body that is sent' })
  body!: Record<string, unknown>;
}

export class WebhookDeliveryPage {
  @ApiProperty({ type: [WebhookDeliveryResource] })
  items!: WebhookDeliveryResource[];

  @NextCursor()
  next!: string | null;
}

export class WebhookDeliveryQuery extends PageQuery {
  @ChoiceField({ of: WEBHOOK_DELIVERY_STATES, optional: true })
  state?: WebhookDeliveryState;
}

export class WebhookReplay {
  @MomentField({
    description: 'Sends again what happened since then and was given up',
    example: '2026-10-01T09:00:00Z',
  })
  since!: string;
}

export class WebhookReplayResource {
  @ApiProperty({ description: 'How many are sent again' })
  deliveries!: number;
}

export function toWebhookResource(webhook: Webhook): WebhookResource {
  const { id, version, url, events, description, failingSince, disabledAt, oldSecretUntil } = webhook;
  return {
    id,
    version,
    url,
    events,
    ...(description === null ? {} : { description }),
    status: disabledAt !== null ? 'disabled' : failingSince !== null ? 'failing' : 'active',
    ...(failingSince === null ? {} : { failingSince: failingSince.toISOString() }),
    ...(disabledAt === null ? {} : { disabledAt: disabledAt.toISOString() }),
    ...(oldSecretUntil === null ? {} : { oldSecretUntil: oldSecretUntil.toISOString() }),
    createdAt: webhook.createdAt.toISOString(),
    updatedAt: webhook.updatedAt.toISOString(),
  };
}

export function toDeliveryResource(delivery: WebhookDelivery): WebhookDeliveryResource {
  const { id, type, state, tries, nextTryAt, lastTriedAt, lastStatus, lastError, createdAt, body } = delivery;
  return {
    id,
    type,
    state,
    tries,
    ...(state === 'waiting' ? { nextTryAt: nextTryAt.toISOString() } : {}),
    ...(lastTriedAt === null ? {} : { lastTriedAt: lastTriedAt.toISOString() }),
    ...(lastStatus === null ? {} : { lastStatus }),
    ...(lastError === null ? {} : { lastError }),
    createdAt: createdAt.toISOString(),
    body: JSON.parse(body),
  };
}
