import type { EntityManager } from 'typeorm';
import { DeliveryFailed, DeliverySent, QuestionSent } from '#contracts/delivery-event';
import type { Outbox } from '#eventing/outbox';
import { inTrace } from '#eventing/tracing';
import type { Delivery } from './delivery.entity.ts';

/** What an e-mail is about. */
interface About {
  readonly matchIds: string[];
  /** Vacancies it asks about. */
  readonly vacancyIds: string[];
}

const NOTHING: About = { matchIds: [], vacancyIds: [] };

type Announced = Pick<Delivery, 'id' | 'companyId' | 'messageId' | 'recipient' | 'trace'>;

/** What each of some e-mails tells and asks, by their ids. */
export async function aboutOf(manager: EntityManager, deliveryIds: readonly string[]): Promise<Map<string, About>> {
  const rows: { delivery_id: string; match_ids: string[] | null; vacancy_ids: string[] | null }[] = await manager.query(
    `SELECT delivery_id, array_agg(match_id ORDER BY id) FILTER (WHERE match_id IS NOT NULL) AS match_ids,
       array_agg(vacancy_id ORDER BY id) FILTER (WHERE match_id IS NULL) AS vacancy_ids
     FROM notice WHERE delivery_id = ANY($1) GROUP BY delivery_id`,
    [deliveryIds],
  );
  return new Map(
    rows.map((row) => [row.delivery_id, { matchIds: row.match_ids ?? [], vacancyIds: row.vacancy_ids ?? [] }]),
  );
}

/** Announces e-mails that a mail server took. */
export async function announceSent(
  manager: EntityManager,
  outbox: Outbox,
  deliveries: readonly (Announced & { sentAt: Date })[],
): Promise<void> {
  const about = await aboutOf(manager, idsOf(deliveries));
  for (const [trace, together] of byTrace(deliveries)) {
    await inTrace(trace, 'announce e-mails', {}, async () => {
      const told = together.map(({ id, companyId, messageId, sentAt }) => {
        const { matchIds, vacancyIds } = about.get(id) ?? NOTHING;
        const value = { id, companyId, messageId, sentAt: sentAt.toISOString() };
        return { key: companyId, subject: id, value, matchIds, vacancyIds };
      });
      const ofMatches = told.flatMap(({ key, subject, value, matchIds, vacancyIds }) => {
        const [matchId] = matchIds;
        return matchId === undefined ? [] : [{ key, subject, value: { ...value, matchId, matchIds, vacancyIds } }];
      });
      const questions = told
        .filter(({ matchIds }) => matchIds.length === 0)
        .map(({ key, subject, value, vacancyIds }) => ({ key, subject, value: { ...value, vacancyIds } }));
      await outbox.add(manager, DeliverySent, ...ofMatches);
      await outbox.add(manager, QuestionSent, ...questions);
    });
  }
}

/** Announces e-mails that their companies do not get, so that a coordinator reaches them another way. */
export async function announceFailed(
  manager: EntityManager,
  outbox: Outbox,
  deliveries: readonly (Announced & Pick<Delivery, 'failure' | 'lastError' | 'failedAt'>)[],
): Promise<void> {
  const about = await aboutOf(manager, idsOf(deliveries));
  const marked: { address: string }[] = await manager.query(
    'SELECT address FROM undeliverable_address WHERE address = ANY($1)',
    [deliveries.map(({ recipient }) => recipient.toLowerCase())],
  );
  const undeliverable = new Set(marked.map(({ address }) => address));
  for (const [trace, together] of byTrace(deliveries)) {
    await inTrace(trace, 'announce failed e-mails', {}, () =>
      outbox.add(
        manager,
        DeliveryFailed,
        ...together.map(({ id, companyId, messageId, recipient, failure, lastError, failedAt }) => ({
          key: companyId,
          subject: id,
          value: {
            id,
            companyId,
            ...(about.get(id) ?? NOTHING),
            messageId,
            recipient,
            reason: failure ?? 'refused',
            detail: lastError ?? '',
            addressUndeliverable: undeliverable.has(recipient.toLowerCase()),
            failedAt: (failedAt ?? new Date()).toISOString(),
          },
        })),
      ),
    );
  }
}

const idsOf = (deliveries: readonly Announced[]) => deliveries.map(({ id }) => id);

/** Those that belong to no trace are announced together. */
function byTrace<Some extends Announced>(deliveries: readonly Some[]): [Record<string, string>, Some[]][] {
  const groups = new Map<string, [Record<string, string>, Some[]]>();
  for (const delivery of deliveries) {
    const trace = delivery.trace ?? {};
    const group = groups.get(JSON.stringify(trace)) ?? [trace, []];
    group[1].push(delivery);
    groups.set(JSON.stringify(trace), group);
  }
  return [...groups.values()];
}
