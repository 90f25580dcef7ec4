import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { ErasureAcknowledged, type ErasureRequest, ErasureRequested } from '#contracts/erasure-event';
import { deadLetterTopic, ERASURE_TOPIC, MATCH_TOPIC } from '#contracts/topics';
import { dropLetters } from '#eventing/drop-letters';
import { EVENTING_OPTIONS, type EventingOptions } from '#eventing/eventing-options';
import { Outbox } from '#eventing/outbox';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { ErasedCandidate } from './erased-candidate.entity.ts';

const DEAD_LETTERS = deadLetterTopic(MATCH_TOPIC, 'notifications');

/** Forgets candidates who were erased, and says so. No company hears of them any more. */
@Controller()
export class ErasureEvents {
  constructor(
    private readonly outbox: Outbox,
    @Inject(EVENTING_OPTIONS) private readonly options: EventingOptions,
  ) {}

  @EventPattern<string>(ERASURE_TOPIC)
  async onErasure(@Payload() event: ReceivedEvent<ErasureRequest>, @Ctx() { transaction }: EventContext) {
    if (event.type !== ErasureRequested.type || event.value === null) return;
    const { id, candidateId } = event.value;
    await transaction.upsert(ErasedCandidate, { id: candidateId, erasedAt: new Date() }, ['id']);
    const { unsent, kept } = await forget(transaction, candidateId);
    const letters = await dropLetters(this.options.brokers, DEAD_LETTERS, ({ message }) =>
      String(message.value).includes(candidateId),
    );
    const erasedAt = new Date().toISOString();
    await this.outbox.add(transaction, ErasureAcknowledged, {
      key: candidateId,
      subject: id,
      value: {
        id,
        candidateId,
        service: 'notifications',
        places: [
          {
            kind: 'database',
            name: 'notifications',
            erasedAt,
            outcome: `${unsent} e-mails will not be sent. ${kept} deliveries keep when they went to which company, and a pseudonymous id; what companies wrote about them was removed.`,
          },
          { kind: 'queue', name: DEAD_LETTERS, erasedAt, outcome: `${letters} messages dropped.` },
        ],
      },
    });
  }
}

/** What waits is not told; of what was told only who, when and to which company stays. */
async function forget(transaction: EntityManager, candidateId: string): Promise<{ unsent: number; kept: number }> {
  const [unsentMails]: [{ id: string }[]] = await transaction.query(
    `DELETE FROM delivery
     WHERE state = 'waiting'
       AND id IN (SELECT delivery_id FROM notice WHERE match ->> 'candidateId' = $1)
     RETURNING id`,
    [candidateId],
  );
  // What else stood in those e-mails is told in another.
  await transaction.query(`UPDATE notice SET state = 'waiting', delivery_id = NULL WHERE delivery_id = ANY($1)`, [
    unsentMails.map(({ id }) => id),
  ]);
  const [, unsent] = await transaction.query<[unknown, number]>(
    `DELETE FROM notice WHERE match ->> 'candidateId' = $1 AND state = 'waiting'`,
    [candidateId],
  );
  await transaction.query(
    `UPDATE delivery SET html = NULL, text = NULL
     WHERE id IN (SELECT delivery_id FROM notice WHERE match ->> 'candidateId' = $1) AND state <> 'sending'`,
    [candidateId],
  );
  await transaction.query(
    `UPDATE reply SET words = NULL, phone = NULL
     WHERE match_id IN (SELECT match_id FROM notice WHERE match ->> 'candidateId' = $1)`,
    [candidateId],
  );
  const [, kept] = await transaction.query<[unknown, number]>(
    `UPDATE notice
     SET match = jsonb_build_object('id', match_id, 'vacancyId', vacancy_id, 'candidateId', $1::text)
     WHERE match ->> 'candidateId' = $1`,
    [candidateId],
  );
  return { unsent, kept };
}
