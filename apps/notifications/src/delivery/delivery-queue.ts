import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '#platform/clock';
import { dropRecalled } from '../erasure/forget-candidate.ts';
import { NotificationsSettings } from '../notifications.settings.ts';
import type { Delivery } from './delivery.entity.ts';

const MINUTE_MS = 60_000;
/** Any constant: advisory locks are counted per database, and each service has its own. */
const CLAIM_LOCK = 6_245_224;

/** A delivery that this instance has taken on, as it goes out. */
export interface Claimed {
  readonly id: string;
  readonly companyId: string;
  readonly recipient: string;
  readonly locale: Delivery['locale'];
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly unsubscribeUrl: string | null;
  readonly messageId: string;
  readonly trace: Record<string, string>;
  readonly attempts: number;
  readonly firstTriedAt: Date;
  /** Whoever had it before did not say what became of it: the mail server may have it already. */
  readonly takenOver: boolean;
}

/** What is due, and has room in the minute of its domain. */
interface Due {
  readonly id: string;
  readonly domain: string;
}

/**
 * The e-mails that wait in the database. Who sends one claims it first, for a short time that is prolonged while it is
 * being sent; when an instance dies, its claims run out and others take over.
 */
@Injectable()
export class DeliveryQueue {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(NotificationsSettings)
    private readonly settings: Pick<NotificationsSettings, 'MAIL_PER_DOMAIN_PER_MINUTE'>,
  ) {}

  /**
   * Takes on what has been due longest. Each try is counted before it is made.
   *
   * @param limit at most so many
   * @param leaseMs how long nobody else takes them
   */
  async claim(limit: number, leaseMs: number): Promise<Claimed[]> {
    const now = this.clock.now();
    return this.dataSource.transaction(async (manager) => {
      // One at a time, so that instances together keep to the limit of a domain.
      await manager.query('SELECT pg_advisory_xact_lock($1)', [CLAIM_LOCK]);
      await takeBackRecalled(manager, now);
      const due: Due[] = await manager.query(
        `SELECT id, domain FROM delivery
         WHERE state IN ('waiting', 'sending') AND next_try_at <= $1
         ORDER BY next_try_at LIMIT $2 FOR UPDATE`,
        [now, limit],
      );
      if (due.length === 0) return [];
      const { ready, late } = await this.withinLimits(manager, due, now);
      await manager.query(
        `UPDATE delivery SET next_try_at = $2::timestamptz + minutes * interval '1 minute'
         FROM unnest($1::uuid[], $3::integer[]) AS late (id, minutes) WHERE delivery.id = late.id`,
        [late.map(({ id }) => id), now, late.map(({ minutes }) => minutes)],
      );
      return claimAll(manager, ready, now, leaseMs);
    });
  }

  /**
   * Keeps others from taking over what is still being sent.
   *
   * @returns the ids of those that were recalled meanwhile
   */
  async prolong(ids: readonly string[], leaseMs: number): Promise<string[]> {
    const [prolonged]: [{ id: string; recalled: boolean }[]] = await this.dataSource.query(
      `UPDATE delivery SET next_try_at = $2 WHERE id = ANY($1) AND state = 'sending' RETURNING id, recalled`,
      [ids, new Date(this.clock.now().getTime() + leaseMs)],
    );
    return prolonged.filter(({ recalled }) => recalled).map(({ id }) => id);
  }

  private async withinLimits(manager: EntityManager, due: readonly Due[], now: Date) {
    const limit = this.settings.MAIL_PER_DOMAIN_PER_MINUTE;
    const rows: { domain: string; count: number }[] = await manager.query(
      `SELECT domain, count(*)::integer FROM delivery WHERE domain = ANY($1) AND last_tried_at > $2 GROUP BY domain`,
      [[...new Set(due.map(({ domain }) => domain))], new Date(now.getTime() - MINUTE_MS)],
    );
    const tried = new Map(rows.map(({ domain, count }) => [domain, count]));
    const ready: string[] = [];
    const late: { id: string; minutes: number }[] = [];
    for (const { id, domain } of due) {
      const before = tried.get(domain) ?? 0;
      tried.set(domain, before + 1);
      if (before < limit) ready.push(id);
      else late.push({ id, minutes: Math.floor(before / limit) });
    }
    return { ready, late };
  }
}

/** Those whose sender is gone would be sent once more. */
async function takeBackRecalled(manager: EntityManager, now: Date): Promise<void> {
  const [overdue]: [{ id: string }[]] = await manager.query(
    `UPDATE delivery SET state = 'waiting' WHERE state = 'sending' AND recalled AND next_try_at <= $1 RETURNING id`,
    [now],
  );
  if (overdue.length === 0) return;
  await dropRecalled(
    manager,
    overdue.map(({ id }) => id),
  );
}

async function claimAll(manager: EntityManager, ids: string[], now: Date, leaseMs: number): Promise<Claimed[]> {
  const [claimed]: [Claimed[]] = await manager.query(
    `UPDATE delivery
     SET state = 'sending', attempts = delivery.attempts + 1, last_tried_at = $2,
       first_tried_at = coalesce(delivery.first_tried_at, $2), next_try_at = $3
     FROM delivery AS before
     WHERE before.id = delivery.id AND delivery.id = ANY($1)
     RETURNING delivery.id, delivery.company_id AS "companyId", delivery.recipient, delivery.locale, delivery.subject,
       delivery.html, delivery.text, delivery.unsubscribe_url AS "unsubscribeUrl", delivery.message_id AS "messageId",
       delivery.trace, delivery.attempts, delivery.first_tried_at AS "firstTriedAt",
       before.state = 'sending' AS "takenOver"`,
    [ids, now, new Date(now.getTime() + leaseMs)],
  );
  return claimed;
}
