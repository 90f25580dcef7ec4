import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import type { KafkaMessage } from 'kafkajs';
import type { EntityManager } from 'typeorm';
import { UnprocessableEvent } from './failure.ts';
import { PartitionConsumer } from './partition-consumer.ts';
import { FencedConsumer, nextOffset } from './partition-progress.ts';
import { type Fate, SimulatedDatabase, SimulatedSession, type SimulatedTransaction } from './simulated-database.ts';

const PARTITION = { group: 'matching', topic: 'vacancies.vacancy.v1', partition: 0 };
/** How often a message that fails for no known reason is tried by itself. */
const TRIES = 5;
/** Far more than any instance needs when all goes on as it should. */
const MOST_TURNS = 2_000;

/** How a message of the log behaves when it is handled. */
type Nature =
  | { readonly kind: 'good' | 'written under a unique key' | 'unprocessable' | 'poison' }
  | { readonly kind: 'meets a deadlock' | 'meets a slip'; readonly times: number };

interface LogEntry {
  readonly offset: bigint;
  readonly nature: Nature;
}

/** What the surroundings do at a step: to a statement, or that the instance is told to begin anew. */
type Mishap = Fate | 'rebalance';

/** A partition of the log and everything that instances of one group do to it. */
class SimulatedGroup {
  readonly database = new SimulatedDatabase();
  readonly deadLetters: string[] = [];
  private readonly failures = new Map<string, number>();

  constructor(
    readonly log: readonly LogEntry[],
    readonly batch: boolean,
    private readonly mishaps: Mishap[],
    private readonly scheduler: fc.Scheduler,
  ) {}

  /** Decides what happens next, when the scheduler says that it is this instance's turn. */
  async nextMishap(): Promise<Mishap> {
    await this.scheduler.schedule(Promise.resolve());
    return this.mishaps.shift() ?? 'answered';
  }

  /** Until the whole log is done; a process that dies is replaced. */
  async runInstances(count: number): Promise<void> {
    const runInstance = async (): Promise<void> => {
      const instance = new Instance(this);
      const died = instance.session.died.then(() => true);
      if (await Promise.race([died, instance.run()])) await runInstance();
    };
    await this.scheduler.waitFor(Promise.all(Array.from({ length: count }, runInstance)));
  }

  /** Whether a message that fails only so often fails now. */
  failsAgain(offset: string, times: number): boolean {
    const failed = this.failures.get(offset) ?? 0;
    this.failures.set(offset, failed + 1);
    return failed < times;
  }
}

/** One instance, which believes that the partition is its own whatever the others do. */
class Instance {
  readonly session: SimulatedSession;
  private rebalanced = false;
  private turns = 0;
  /** Failures of the next message for no known reason, in tries of its own since this consumer took the partition up. */
  private slips = 0;

  constructor(private readonly group: SimulatedGroup) {
    this.session = new SimulatedSession(group.database, async () => {
      const mishap = await group.nextMishap();
      if (mishap !== 'rebalance') return mishap;
      this.rebalanced = true;
      return 'answered';
    });
  }

  /** @returns whether it died: it did not if it came to its end */
  async run(): Promise<false> {
    while (!(await this.ownPartition()));
    return false;
  }

  /** @returns whether the whole log is done; if not, the partition is to be taken up again */
  private async ownPartition(): Promise<boolean> {
    this.rebalanced = false;
    this.slips = 0;
    const next = await passing(() => nextOffset(this.session.dataSource.manager, PARTITION));
    if (next === 'failed') return false;
    const consumer = new PartitionConsumer(this.session.dataSource, PARTITION, this.work, next);
    while (!this.rebalanced) {
      const messages = this.group.log.filter(({ offset }) => offset >= consumer.position).map(toMessage);
      if (messages.length === 0) return true;
      if (++this.turns > MOST_TURNS) throw new Error('The partition does not move on.');
      if ((await this.take(consumer, messages)) === 'fenced') return false;
    }
    return false;
  }

  private async take(consumer: PartitionConsumer, messages: KafkaMessage[]): Promise<'fenced' | 'went on'> {
    const before = { position: consumer.position, commits: this.session.commits, buried: this.group.deadLetters.length };
    try {
      await passing(() => consumer.take(messages));
    } catch (error) {
      if (!(error instanceof FencedConsumer)) throw error;
      expect([consumer.position, this.session.commits]).toEqual([before.position, before.commits]);
      return 'fenced';
    } finally {
      if (consumer.position > before.position) this.slips = 0;
    }
    return 'went on';
  }

  private readonly work = {
    batch: false,
    handle: async (messages: KafkaMessage[], transaction: EntityManager) => {
      for (const message of messages) await this.handle(message, transaction as unknown as SimulatedTransaction);
    },
    bury: async (message: KafkaMessage) => {
      const { kind } = natureOf(this.group.log, message);
      if (kind !== 'unprocessable') expect(this.slips).toBe(TRIES);
      await this.session.carryOut(async () => {
        this.group.deadLetters.push(message.offset);
      });
    },
  };

  private async handle(message: KafkaMessage, transaction: SimulatedTransaction): Promise<void> {
    const nature = natureOf(this.group.log, message);
    await transaction.write(message.offset, { unique: nature.kind === 'written under a unique key' });
    if (nature.kind === 'unprocessable') throw new UnprocessableEvent('No JSON.');
    if (nature.kind === 'poison') throw new TypeError('x is undefined');
    if (!('times' in nature) || !this.group.failsAgain(message.offset, nature.times)) return;
    if (nature.kind === 'meets a slip') throw new TypeError('x is undefined for now');
    throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
  }
}
