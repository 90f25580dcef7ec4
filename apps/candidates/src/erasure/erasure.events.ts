import { Controller, Logger } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { CandidateState } from '#contracts/candidate-event';
import { ErasureAcknowledged, type ErasureAcknowledgement, type ErasureRequest } from '#contracts/erasure-event';
import { CANDIDATE_TOPIC, ERASURE_TOPIC } from '#contracts/topics';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { Erasures, OWN_TOPIC } from './erasures.ts';

/** Learns where candidates have been erased. */
@Controller()
export class ErasureEvents {
  private readonly logger = new Logger(ErasureEvents.name);

  constructor(private readonly erasures: Erasures) {}

  /** A tombstone that arrives lies on the topic: Kafka will remove what it held of the key. */
  @EventPattern<string>(CANDIDATE_TOPIC)
  async onCandidate(@Payload() event: ReceivedEvent<CandidateState>, @Ctx() { transaction }: EventContext) {
    if (event.value !== null) return;
    const outcome = 'A tombstone lies on the topic; Kafka removes what it held of the candidate within a day.';
    await this.erasures.reached(transaction, event.key, [{ ...OWN_TOPIC, erasedAt: new Date(), outcome }]);
  }

  @EventPattern<string>(ERASURE_TOPIC)
  async onErasure(
    @Payload() event: ReceivedEvent<ErasureAcknowledgement | ErasureRequest>,
    @Ctx() { transaction }: EventContext,
  ): Promise<void> {
    if (event.value === null) return;
    if (event.type === ErasureAcknowledged.type) {
      const { candidateId, service, places } = event.value as ErasureAcknowledgement;
      const reached = places.map((place) => ({ ...place, service, erasedAt: new Date(place.erasedAt) }));
      await this.erasures.reached(transaction, candidateId, reached);
    } else if (await this.erasures.eraseRestored(transaction, event.value as ErasureRequest)) {
      this.logger.warn(`Candidate ${event.value.candidateId} had come back with a backup and was erased again.`);
    }
  }
}
