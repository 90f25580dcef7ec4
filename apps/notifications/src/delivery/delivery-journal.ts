import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Outbox } from '#eventing/outbox';
import { dropRecalled } from '../erasure/forget-candidate.ts';
import type { DeliveryFailure } from './delivery.entity.ts';
import { announceFailed, announceSent } from './delivery-events.ts';
import type { Claimed } from './delivery-queue.ts';

/** What became of a try. */
export type Outcome =
  | { readonly delivery: Claimed; readonly state: 'sent'; readonly at: Date }
  | { readonly delivery: Claimed; readonly state: 'waiting'; readonly nextTryAt: Date; readonly error: string }
  | {
      readonly delivery: Claimed;
      readonly state: 'failed';
      readonly at: Date;
      readonly failure: DeliveryFailure;
      readonly error: string;
      readonly badAddress: boolean;
    };

/** Writes down what became of e-mails, and announces it in the same transaction. */
@Injectable()
export class DeliveryJournal {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Writes many at once: that is what makes sending fast. What others have taken over meanwhile, they write.
   * What is sent again goes to the address the company has by now. */
  async record(all: readonly Outcome[]): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [written]: [{ id: string; recalled: boolean }[]] = await manager.query(
        `UPDATE delivery
         SET state = outcome.state, next_try_at = coalesce(outcome.next_try_at, delivery.next_try_at),
           last_error = outcome.error, failure = outcome.failure, sent_at = outcome.sent_at,
           failed_at = outcome.failed_at,
           recipient = CASE outcome.state
             WHEN 'waiting' THEN coalesce((SELECT contact_email FROM company WHERE id = company_id), recipient)
             ELSE recipient END
         FROM json_to_recordset($1) AS outcome (id uuid, attempts integer, state text, next_try_at timestamptz,
           error text, failure text, sent_at timestamptz, failed_at timestamptz)
         WHERE delivery.id = outcome.id AND delivery.state = 'sending' AND delivery.attempts = outcome.attempts
           AND delivery.id = ANY($2)
         RETURNING delivery.id, delivery.recalled`,
        // The ids a second time: how many a recordset holds, PostgreSQL cannot know, and would read the whole table.
        [JSON.stringify(all.map(toRow)), all.map(({ delivery }) => delivery.id)],
      );
      const recalled = written.filter((delivery) => delivery.recalled).map(({ id }) => id);
      if (recalled.length > 0) await dropRecalled(manager, recalled);
      const ours = new Set(written.map(({ id }) => id));
      const outcomes = all.filter(({ delivery }) => ours.has(delivery.id));
      for (const outcome of outcomes) {
        if (outcome.state === 'failed' && outcome.badAddress) {
          await markUndeliverable(manager, outcome.delivery.recipient, outcome.error, outcome.at);
        }
      }
      const sent = outcomes.flatMap((outcome) =>
        outcome.state === 'sent' ? [{ ...outcome.delivery, sentAt: outcome.at }] : [],
      );
      if (sent.length > 0) await announceSent(manager, this.outbox, sent);
      const failed = outcomes.flatMap((outcome) =>
        outcome.state === 'failed'
          ? [{ ...outcome.delivery, failure: outcome.failure, lastError: outcome.error, failedAt: outcome.at }]
          : [],
      );
      if (failed.length > 0) await announceFailed(manager, this.outbox, failed);
    });
  }
}

/** Nothing more is sent to the address until the company has another, or a coordinator tries again. */
export async function markUndeliverable(
  manager: EntityManager,
  address: string,
  reason: string,
  since: Date,
): Promise<void> {
  await manager.query(
    'INSERT INTO undeliverable_address (address, reason, since) VALUES (lower($1), $2, $3) ON CONFLICT DO NOTHING',
    [address, reason, since],
  );
}

const toRow = (outcome: Outcome) => ({
  id: outcome.delivery.id,
  attempts: outcome.delivery.attempts,
  state: outcome.state,
  next_try_at: outcome.state === 'waiting' ? outcome.nextTryAt : null,
  error: outcome.state === 'sent' ? null : outcome.error,
  failure: outcome.state === 'failed' ? outcome.failure : null,
  sent_at: outcome.state === 'sent' ? outcome.at : null,
  failed_at: outcome.state === 'failed' ? outcome.at : null,
});
