import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import { Clock } from '#platform/clock';
import type { WebhookEvent } from './webhook.entity.ts';
import { WebhookDelivery } from './webhook-delivery.entity.ts';

/** Something that happened to a vacancy. */
export interface Happening {
  /** Unique: what is announced twice under it is told once. */
  readonly eventId: string;
  readonly type: WebhookEvent;
  readonly vacancyId: string;
  readonly at: string;
  /** What else is told of it: ids and words of ours, nothing about a candidate, since erasures do not come here. */
  readonly data: Record<string, unknown>;
  readonly trace: Record<string, string>;
}

interface Listener {
  readonly event_id: string;
  readonly webhook_id: string;
  readonly external_ref: string;
}

/** Notes what has to be told to whom, in the transaction in which we learn of it. */
@Injectable()
export class WebhookAnnouncer {
  constructor(private readonly clock: Clock) {}

  async announce(manager: EntityManager, happenings: readonly Happening[]): Promise<void> {
    if (happenings.length === 0) return;
    // Held, so that none is deleted before it has been noted what to tell it.
    const listeners: Listener[] = await manager.query(
      `SELECT happening.event_id, webhook.id AS webhook_id, vacancy.external_ref
       FROM unnest($1::text[], $2::text[], $3::uuid[]) AS happening (event_id, type, vacancy_id)
       JOIN vacancy ON vacancy.id = happening.vacancy_id
       JOIN webhook ON webhook.owner = vacancy.owner AND happening.type = ANY(webhook.events)
       WHERE webhook.disabled_at IS NULL
       FOR KEY SHARE OF webhook`,
      [happenings.map(({ eventId }) => eventId), happenings.map(({ type }) => type), vacanciesOf(happenings)],
    );
    if (listeners.length === 0) return;
    const happeningOf = new Map(happenings.map((happening) => [happening.eventId, happening]));
    const now = this.clock.now();
    const deliveries = listeners.map(({ event_id, webhook_id, external_ref }) => {
      const { type, vacancyId, at, data, trace } = happeningOf.get(event_id) as Happening;
      const body = JSON.stringify({ type, timestamp: at, data: { vacancyId, externalRef: external_ref, ...data } });
      const state = { state: 'waiting' as const, tries: 0, nextTryAt: now, createdAt: now };
      return { id: newId(), webhookId: webhook_id, eventId: event_id, type, body, trace, ...state };
    });
    await manager.createQueryBuilder().insert().into(WebhookDelivery).values(deliveries).orIgnore().execute();
  }
}

const vacanciesOf = (happenings: readonly Happening[]) => happenings.map(({ vacancyId }) => vacancyId);
