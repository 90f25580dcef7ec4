import { Controller, Inject } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { ErasureAcknowledged, type ErasureRequest, ErasureRequested } from '#contracts/erasure-event';
import { CANDIDATE_TOPIC, deadLetterTopic, ERASURE_TOPIC } from '#contracts/topics';
import { dropLetters } from '#eventing/drop-letters';
import { EVENTING_OPTIONS, type EventingOptions } from '#eventing/eventing-options';
import { Outbox } from '#eventing/outbox';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { CandidateIntake } from '../candidate/candidate-intake.ts';
import { ErasedCandidate } from './erased-candidate.entity.ts';

const DEAD_LETTERS = deadLetterTopic(CANDIDATE_TOPIC, 'matching');

/** Forgets candidates who were erased, and says so. */
@Controller()
export class ErasureEvents {
  constructor(
    private readonly intake: CandidateIntake,
    private readonly outbox: Outbox,
    @Inject(EVENTING_OPTIONS) private readonly options: EventingOptions,
  ) {}

  @EventPattern<string>(ERASURE_TOPIC)
  async onErasure(@Payload() event: ReceivedEvent<ErasureRequest>, @Ctx() { transaction }: EventContext) {
    if (event.type !== ErasureRequested.type || event.value === null) return;
    const { id, candidateId } = event.value;
    await transaction.upsert(ErasedCandidate, { id: candidateId, erasedAt: new Date() }, ['id']);
    await this.intake.take(transaction, new Map([[candidateId, null]]));
    const { matches, notes } = await removeNotes(transaction, candidateId);
    // A letter may be dropped and the transaction then fail: that letter was to go in any case.
    const letters = await dropLetters(
      this.options.brokers,
      DEAD_LETTERS,
      ({ message }) => String(message.key) === candidateId,
    );
    const erasedAt = new Date().toISOString();
    await this.outbox.add(transaction, ErasureAcknowledged, {
      key: candidateId,
      subject: id,
      value: {
        id,
        candidateId,
        service: 'matching',
        places: [
          {
            kind: 'database',
            name: 'matching',
            erasedAt,
            outcome: `Profile forgotten. ${matches} matches keep a pseudonymous id and coded facts; ${notes} notes on decisions were removed.`,
          },
          { kind: 'queue', name: DEAD_LETTERS, erasedAt, outcome: `${letters} messages dropped.` },
        ],
      },
    });
  }
}

/** Coordinators may have written a name. What was decided, when and by whom stays. */
async function removeNotes(manager: EntityManager, candidateId: string): Promise<Record<'matches' | 'notes', number>> {
  const [counts] = await manager.query<Record<'matches' | 'notes', number>[]>(
    `WITH theirs AS (SELECT id FROM match WHERE candidate_id = $1),
          removed AS (DELETE FROM decision_note USING decision
                      WHERE decision_id = decision.id AND match_id IN (SELECT id FROM theirs) RETURNING decision_id)
     SELECT (SELECT count(*) FROM theirs)::int AS matches, (SELECT count(*) FROM removed)::int AS notes`,
    [candidateId],
  );
  return counts ?? { matches: 0, notes: 0 };
}
