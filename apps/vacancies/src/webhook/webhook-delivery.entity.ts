import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WebhookEvent } from './webhook.entity.ts';

/**
 * `waiting`: to be sent, or sent again; `sending`: in the hands of an instance; `delivered`: the receiver said so;
 * `failed`: given up, until somebody asks for it again.
 */
export const WEBHOOK_DELIVERY_STATES = ['waiting', 'sending', 'delivered', 'failed'] as const;
export type WebhookDeliveryState = (typeof WEBHOOK_DELIVERY_STATES)[number];

/** One event for one webhook. */
@Entity('webhook_delivery')
export class WebhookDelivery {
  /** Time-ordered (UUID version 7). The header `webhook-id`, the same on every try. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'webhook_id' })
  webhookId!: string;

  /** The event it tells of, which is told each webhook once. */
  @Column('text', { name: 'event_id' })
  eventId!: string;

  @Column('text')
  type!: WebhookEvent;

  /** The very bytes that are signed and sent. */
  @Column('text')
  body!: string;

  /** The trace of the event, as headers (W3C Trace Context). */
  @Column('jsonb')
  trace!: Record<string, string>;

  @Column('text')
  state!: WebhookDeliveryState;

  /** How often it was tried since it was asked for last. */
  @Column('integer')
  tries!: number;

  /** While it waits: when it is tried next. While it is being sent: when another instance may take it over. */
  @Column('timestamptz', { name: 'next_try_at' })
  nextTryAt!: Date;

  @Column('timestamptz', { name: 'last_tried_at', nullable: true })
  lastTriedAt!: Date | null;

  /** What the receiver answered last; `null` if it did not. */
  @Column('integer', { name: 'last_status', nullable: true })
  lastStatus!: number | null;

  @Column('text', { name: 'last_error', nullable: true })
  lastError!: string | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
