import { ApiProperty } from '@nestjs/swagger';
import { DECISIONS } from '#contracts/match-event';
import { ChoiceField, TextField } from '#platform/fields';
import { invalidInput } from '#platform/problem';
import type { Decision } from './decision.entity.ts';
import { ALL_DECISION_REASONS, DECISION_REASONS, type DecisionKind, type DecisionReason } from './decision-reasons.ts';

const REASONS_IN_WORDS = Object.entries(DECISION_REASONS)
  .map(([decision, reasons]) => `To ${decision}: ${reasons.join(', ')}.`)
  .join(' ');

/** A decision as a coordinator sends it. */
export class DecisionSubmission {
  @ChoiceField({ of: DECISIONS, example: 'confirm' })
  decision!: DecisionKind;

  @ChoiceField({ of: ALL_DECISION_REASONS, description: REASONS_IN_WORDS, example: 'suitable' })
  reason!: DecisionReason;

  @TextField({
    optional: true,
    max: 2_000,
    description: 'The reason in your words; needed for `other`. Erased with the candidate',
    example: 'Experience fits, exam in January',
  })
  note?: string;
}

/** A decision as coordinators read it. */
export class DecisionResource {
  @ApiProperty({ enum: DECISIONS })
  decision!: DecisionKind;

  @ApiProperty({ enum: ALL_DECISION_REASONS })
  reason!: DecisionReason;

  @ApiProperty({ required: false })
  note?: string;

  @ApiProperty({ minimum: 1, description: 'Place among the undecided proposals of the vacancy at that moment' })
  rank!: number;

  @ApiProperty({ description: 'The coordinator, as the access token names them' })
  by!: string;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

/** @throws {Problem} `invalid-input` if the reason is one for the other decision, or `other` without words */
export function checkReason({ decision, reason, note }: DecisionSubmission): void {
  const reasons: readonly string[] = DECISION_REASONS[decision];
  if (!reasons.includes(reason)) {
    throw invalidInput([{ pointer: '#/reason', detail: `must be one of ${reasons.join(', ')} to ${decision}` }]);
  }
  if (reason === 'other' && note === undefined) {
    throw invalidInput([{ pointer: '#/note', detail: 'is required where the reason is other' }]);
  }
}

/** What the API shows of a decision. */
export const toDecisionResource = ({
  decision,
  reason,
  rank,
  note,
  decidedBy,
  decidedAt,
}: Decision): DecisionResource => ({
  decision,
  reason,
  ...(note === null ? {} : { note: note.words }),
  rank,
  by: decidedBy,
  at: decidedAt.toISOString(),
});
