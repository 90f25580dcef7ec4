import { BaseRpcContext } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import type { EventAttributes } from './cloud-event.ts';

/** An event as a handler gets it. */
export interface ReceivedEvent<Value> extends EventAttributes {
  readonly key: string;
  /** `null` is a tombstone: what the key stands for is gone. */
  readonly value: Value | null;
  /** The trace in which it was published, as headers (W3C Trace Context); empty if there was none. */
  readonly trace: Readonly<Record<string, string>>;
}

/** How far a transaction brings a partition on, once it has committed. */
export interface Progress {
  readonly partition: number;
  /** The offset at which it goes on: up to here all has taken effect. `undefined`: nothing ever has. */
  readonly from: bigint | undefined;
  readonly to: bigint;
}

/** What a handler works in: the transaction that also stores how far the consumer has come. */
export class EventContext extends BaseRpcContext<[EntityManager, Progress?]> {
  /** Effects written through this manager are kept exactly once, whatever happens to process, broker or database. */
  get transaction(): EntityManager {
    return this.getArgByIndex(0);
  }

  /** Lets a handler that keeps something in memory see whether others worked on the partition, or a transaction failed. */
  get progress(): Progress {
    return this.getArgByIndex(1) as Progress;
  }
}
