import Type, { type Static } from 'typebox';
import type { EventContract } from './event-contract.ts';
import { WORK_TOPIC } from './topics.ts';
import { Id } from './value-schemas.ts';

/** That something in an occupational field changed. It names what; what it is now stands in the tables of matching. */
export const WorkState = Type.Object({
  field: Type.String({ pattern: '^[0-9]{2}$', description: 'ISCO-08 sub-major group' }),
  subject: Type.Union([Type.Literal('candidate'), Type.Literal('vacancy')]),
  id: Id,
});
export type WorkState = Static<typeof WorkState>;

export const WorkDue = {
  type: 'work.due',
  topic: WORK_TOPIC,
  keyedBy: 'occupational field',
  description:
    'Inside matching: shortlists of the field may no longer be right, since a candidate or a vacancy changed, a day has passed or a ruleset came into force. For nobody else to read.',
  value: WorkState,
} as const satisfies EventContract;
