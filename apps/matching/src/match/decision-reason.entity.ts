import { Column, Entity, type EntityManager, In, PrimaryColumn } from 'typeorm';
import type { Decision } from './decision.entity.ts';

/** What stands in the place of a reason that was erased, since somebody may have written a name into it. */
export const ERASED_REASON = '(erased with the candidate)';

/** Why it was decided so, in the coordinator's words. Apart from the decision, which stays when this is erased. */
@Entity('decision_reason')
export class DecisionReason {
  @PrimaryColumn('uuid', { name: 'decision_id' })
  decisionId!: string;

  @Column('text')
  reason!: string;
}

export type DecisionWithReason = Decision & { readonly reason: string };

export async function withReasons(manager: EntityManager, decisions: Decision[]): Promise<DecisionWithReason[]> {
  const rows = await manager.findBy(DecisionReason, { decisionId: In(decisions.map(({ id }) => id)) });
  const reasons = new Map(rows.map(({ decisionId, reason }) => [decisionId, reason]));
  return decisions.map((decision) => ({ ...decision, reason: reasons.get(decision.id) ?? ERASED_REASON }));
}
