import type { Static, TSchema } from 'typebox';

/** One kind of event: its CloudEvents type, where it is published, and what its value looks like. */
export interface EventContract<Schema extends TSchema = TSchema> {
  /** CloudEvents `type`, in the past tense. */
  readonly type: string;
  readonly topic: string;
  /** What the message key is, so that a reader knows what stays in order. */
  readonly keyedBy: string;
  readonly description: string;
  readonly value: Schema;
}

/** The value an event of this contract carries. */
export type ValueOf<Contract extends EventContract> = Static<Contract['value']>;
