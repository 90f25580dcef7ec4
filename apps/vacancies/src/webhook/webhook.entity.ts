import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What partners can be told of. */
export const WEBHOOK_EVENTS = ['match.confirmed', 'company.replied', 'vacancy.filled', 'vacancy.expired'] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** An address of a partner to which we send what happens to its vacancies. */
@Entity('webhook')
export class Webhook {
  /** Time-ordered (UUID version 7). */
  @PrimaryColumn('uuid')
  id!: string;

  /** The organisation whose vacancies it tells of. */
  @Column('text')
  owner!: string;

  @Column('text')
  url!: string;

  @Column('text', { array: true })
  events!: WebhookEvent[];

  @Column('text', { nullable: true })
  description!: string | null;

  /** Which of its signing secrets counts; see {@link WebhookSecrets}. */
  @Column('integer', { name: 'secret_number' })
  secretNumber!: number;

  /** How long the secret before it counts, too. */
  @Column('timestamptz', { name: 'old_secret_until', nullable: true })
  oldSecretUntil!: Date | null;

  /** Since when nothing has been delivered though it was tried; `null` if the last try went well. */
  @Column('timestamptz', { name: 'failing_since', nullable: true })
  failingSince!: Date | null;

  /** When it was switched off: by its owner, or since it answered that it is gone for good. */
  @Column('timestamptz', { name: 'disabled_at', nullable: true })
  disabledAt!: Date | null;

  /** Grows by one with every change by its owner, and whenever it begins or ceases to work. */
  @Column('integer')
  version!: number;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at' })
  updatedAt!: Date;
}
