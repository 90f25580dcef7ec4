import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '#platform/clock';
import type { Webhook } from './webhook.entity.ts';
import type { WebhookDelivery } from './webhook-delivery.entity.ts';

/** So many are looked at to find some for every receiver that has time. */
const LOOKED_AT = 500;

/** A delivery that this instance has taken on. */
export type Claimed = Pick<WebhookDelivery, 'id' | 'webhookId' | 'type' | 'body' | 'trace' | 'tries'> &
  Pick<Webhook, 'url' | 'secretNumber' | 'oldSecretUntil'>;

/** What became of one try. */
export interface Outcome {
  readonly state: 'delivered' | 'waiting' | 'failed';
  readonly nextTryAt: Date;
  readonly status?: number;
  readonly error?: string;
  /** The receiver says that it will never want any again. */
  readonly gone: boolean;
}

/** The deliveries that wait in the database, for however many instances send them. */
@Injectable()
export class WebhookQueue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes on what has been due longest. Each try is counted before it is made.
   *
   * @param each at most so many of one webhook, so that a slow receiver does not keep others waiting; of one that is
   *   failing a single one, to see whether it is back
   * @param busy webhooks that get none now
   * @param leaseMs after so long others take them over
   */
  async claim(each: number, busy: readonly string[], leaseMs: number): Promise<Claimed[]> {
    const now = this.clock.now();
    const [claimed]: [Claimed[]] = await this.dataSource.query(
      `UPDATE webhook_delivery AS delivery
       SET state = 'sending', tries = tries + 1, last_tried_at = $1, next_try_at = $2
       FROM webhook
       WHERE webhook.id = webhook_id AND delivery.id IN (
         SELECT id FROM (
           SELECT id, failing_since, row_number() OVER (PARTITION BY webhook_id ORDER BY next_try_at, id) AS place FROM (
             SELECT due.id, webhook_id, next_try_at, failing_since
             FROM webhook_delivery AS due JOIN webhook ON webhook.id = webhook_id
             WHERE state IN ('waiting', 'sending') AND next_try_at <= $1 AND disabled_at IS NULL AND webhook_id <> ALL ($3)
             ORDER BY next_try_at LIMIT ${LOOKED_AT} FOR UPDATE OF due SKIP LOCKED) AS due) AS placed
         WHERE place <= CASE WHEN failing_since IS NULL THEN $4 ELSE 1 END)
       RETURNING delivery.id, webhook_id AS "webhookId", type, body, trace, tries, url,
         secret_number AS "secretNumber", old_secret_until AS "oldSecretUntil"`,
      [now, new Date(now.getTime() + leaseMs), busy, each],
    );
    return claimed;
  }

  /** Writes down what became of a try, unless another instance has taken the delivery over since. */
  async record({ id, webhookId, tries }: Claimed, outcome: Outcome): Promise<void> {
    const { state, nextTryAt, status = null, error = null, gone } = outcome;
    const now = this.clock.now();
    await this.dataSource.query(
      `WITH told AS (
         UPDATE webhook_delivery SET state = $4, next_try_at = $5, last_status = $6, last_error = $7
         WHERE id = $1 AND state = 'sending' AND tries = $3 RETURNING webhook_id)
       UPDATE webhook SET failing_since = CASE WHEN $4 = 'delivered' THEN NULL ELSE coalesce(failing_since, $8) END,
         disabled_at = CASE WHEN $9 THEN coalesce(disabled_at, $8) ELSE disabled_at END, version = version + 1
       FROM told
       WHERE webhook.id = $2 AND (($4 = 'delivered') = (failing_since IS NOT NULL) OR ($9 AND disabled_at IS NULL))`,
      [id, webhookId, tries, state, nextTryAt, status, error, now, gone],
    );
  }

  /**
   * Has deliveries sent again, at once and with all tries: those that were made or given up, and those that wait for their next try.
   *
   * @param which one, or those that were given up since a moment
   * @returns how many
   */
  async replay(webhookId: string, which: { id: string } | { failedSince: Date }): Promise<number> {
    const chosen = 'id' in which ? 'id = $3' : "created_at >= $3 AND state = 'failed'";
    const [, count]: [unknown, number] = await this.dataSource.query(
      `UPDATE webhook_delivery SET state = 'waiting', tries = 0, next_try_at = $2
       WHERE webhook_id = $1 AND state IN ('delivered', 'failed', 'waiting') AND ${chosen}`,
      [webhookId, this.clock.now(), 'id' in which ? which.id : which.failedSince],
    );
    return count;
  }

  /** Forgets what was told, or could not be told, before a moment. */
  async forgetBefore(moment: Date): Promise<void> {
    await this.dataSource.query('DELETE FROM webhook_delivery WHERE created_at < $1', [moment]);
  }
}
