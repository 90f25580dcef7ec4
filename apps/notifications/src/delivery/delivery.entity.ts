import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Locale } from '#occupations/locale';
import type { Template } from '../mail/write-mail.ts';

/**
 * `waiting`: to be sent, or sent again after a passing failure; `sending`: in the hands of an instance; `sent`: a mail
 * server took it; `failed`: it will not be sent; `bounced`: taken first, and sent back later.
 */
export const DELIVERY_STATES = ['waiting', 'sending', 'sent', 'failed', 'bounced'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why the company does not get it: see the contract of `delivery.failed`. */
export type DeliveryFailure = 'refused' | 'gave-up' | 'bounced' | 'undeliverable' | 'unsubscribed';

/** One e-mail to a company, as it was written. */
@Entity('delivery')
export class Delivery {
  /** Time-ordered (UUID version 7). */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'company_id' })
  companyId!: string;

  @Column('text')
  template!: Template;

  /** The address it goes to or, once it was sent, went to. */
  @Column('text')
  recipient!: string;

  @Column('text')
  locale!: Locale;

  /** Like its body `null` for one that was sent when they were not kept. */
  @Column('text', { nullable: true })
  subject!: string | null;

  @Column('text', { nullable: true, select: false })
  html?: string | null;

  @Column('text', { nullable: true, select: false })
  text?: string | null;

  /** Where a mailbox lets its owner unsubscribe with one click (RFC 8058). */
  @Column('text', { name: 'unsubscribe_url', nullable: true, select: false })
  unsubscribeUrl?: string | null;

  /** The trace of what it tells first, as headers (W3C Trace Context). */
  @Column('jsonb', { select: false })
  trace?: Record<string, string>;

  @Column('text')
  state!: DeliveryState;

  /** The Message-ID header, with angle brackets: the same on every try. */
  @Column('text', { name: 'message_id' })
  messageId!: string;

  /** How often it was tried. */
  @Column('integer')
  attempts!: number;

  /** While it waits: when it is tried next. While it is being sent: when another instance may take it over. */
  @Column('timestamptz', { name: 'next_try_at' })
  nextTryAt!: Date;

  @Column('timestamptz', { name: 'first_tried_at', nullable: true })
  firstTriedAt!: Date | null;

  @Column('timestamptz', { name: 'last_tried_at', nullable: true })
  lastTriedAt!: Date | null;

  @Column('text', { nullable: true })
  failure!: DeliveryFailure | null;

  /** Why the last try failed, or what the bounce says. */
  @Column('text', { name: 'last_error', nullable: true })
  lastError!: string | null;

  /** It tells of somebody who was erased since: it is not sent any more, and does not keep what it said. */
  @Column('boolean', { default: false })
  recalled!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  @Column('timestamptz', { name: 'failed_at', nullable: true })
  failedAt!: Date | null;
}
