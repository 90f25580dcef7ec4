import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { ErasureAcknowledged, type ErasureRequest, ErasureRequested } from '#contracts/erasure-event';
import { deadLetterTopic, ERASURE_TOPIC, MATCH_TOPIC } from '#contracts/topics';
import { dropLetters } from '#eventing/drop-letters';
import { EVENTING_OPTIONS, type EventingOptions } from '#eventing/eventing-options';
import { Outbox } from '#eventing/outbox';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { ErasedCandidate } from './erased-candidate.entity.ts';
import { forgetCandidate } from './forget-candidate.ts';

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
    const { untold, kept } = await forgetCandidate(transaction, candidateId);
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
            outcome: `${untold} things will not be told. ${kept} deliveries keep when they went to which company, and a pseudonymous id; what companies wrote about them was removed.`,
          },
          { kind: 'queue', name: DEAD_LETTERS, erasedAt, outcome: `${letters} messages dropped.` },
        ],
      },
    });
  }
}
