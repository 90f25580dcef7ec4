import { Logger } from '@nestjs/common';
import fc from 'fast-check';
import type { KafkaMessage } from 'kafkajs';
import type { EntityManager } from 'typeorm';
import { kindOfFailure, UnprocessableEvent } from './failure.ts';
import { PartitionConsumer } from './partition-consumer.ts';
import { FencedConsumer, nextOffset } from './partition-progress.ts';
import {
  type Fate,
  SimulatedDatabase,
  SimulatedSession,
  type SimulatedTransaction,
} from './simulated-database.spec.ts';

const PARTITION = { group: 'matching', topic: 'vacancies.vacancy.v1', partition: 0 };
/** How often a message that fails for no known reason is tried by itself. */
const TRIES = 5;
/** Far more than it takes when all goes on as it should. */
const MOST_FETCHES = 5_000;

/** What a message of the log does to its handler, and how often if it passes. */
interface Nature {
  readonly kind: 'is good' | 'has a unique key' | 'is no JSON' | 'is poison' | 'meets a slip' | 'meets a deadlock';
  readonly times: number;
}

interface LogEntry {
  readonly offset: string;
  readonly nature: Nature;
}

/** What happens at a step: to a statement, or the instance is told to take the partition up anew. */
type Mishap = Fate | 'rebalance';

/** A partition of the log, and instances of one group that read it. */
class SimulatedGroup {
  readonly database = new SimulatedDatabase();
  readonly deadLetters: string[] = [];
  private readonly failures = new Map<string, number>();
  private fetches = 0;

  constructor(
    private readonly log: readonly LogEntry[],
    readonly batch: boolean,
    private readonly mishaps: Mishap[],
    private readonly scheduler: fc.Scheduler,
  ) {}

  /** Runs instances until all have done the whole log; one that dies is replaced. */
  async runInstances(count: number): Promise<void> {
    const runInstance = async (): Promise<void> => {
      const instance = new Instance(this);
      const died = await Promise.race([instance.session.died.then(() => true), instance.run().then(() => false)]);
      if (died) await runInstance();
    };
    await this.scheduler.waitFor(Promise.all(Array.from({ length: count }, runInstance)));
  }

  /** Waits for an instance's turn, and tells what happens to it then. */
  async nextMishap(): Promise<Mishap> {
    await this.scheduler.schedule(Promise.resolve());
    return this.mishaps.shift() ?? 'answered';
  }

  messagesFrom(position: bigint): KafkaMessage[] {
    if (++this.fetches > MOST_FETCHES) throw new Error('The partition does not move on.');
    return this.log
      .filter(({ offset }) => BigInt(offset) >= position)
      .map(({ offset }) => ({ offset }) as KafkaMessage);
  }

  natureOf(offset: string): Nature {
    return this.log.find((entry) => entry.offset === offset)?.nature as Nature;
  }

  /** Counts tries of a message; whether it has failed as often as it is to fail. */
  hasFailed(offset: string, times: number): boolean {
    const failed = this.failures.get(offset) ?? 0;
    this.failures.set(offset, failed + 1);
    return failed >= times;
  }
}

/** One instance, which believes that the partition is its own whatever the others do. */
class Instance {
  readonly session: SimulatedSession;
  private rebalanced = false;
  /** Failures of the next message for no known reason, in transactions of its own. */
  private slips = 0;
  private slipped = false;
  private buried = 0;

  constructor(private readonly group: SimulatedGroup) {
    this.session = new SimulatedSession(group.database, async () => {
      const mishap = await group.nextMishap();
      if (mishap !== 'rebalance') return mishap;
      this.rebalanced = true;
      return 'answered';
    });
  }

  /** Goes on until the whole log is done. */
  async run(): Promise<void> {
    for (let done = false; !done; ) done = await this.ownPartition();
  }

  /** @returns whether the whole log is done; if not, the partition is to be taken up again */
  private async ownPartition(): Promise<boolean> {
    this.rebalanced = false;
    this.slips = 0;
    const { dataSource } = this.session;
    const stored = await nextOffset(dataSource.manager, PARTITION).then(
      (next) => ({ next }),
      (error) => expectLostConnection(error),
    );
    if (stored === undefined) return false;
    const consumer = new PartitionConsumer(dataSource, PARTITION, this.work, stored.next);
    while (!this.rebalanced) {
      const messages = this.group.messagesFrom(consumer.position);
      if (messages.length === 0) return true;
      if (!(await this.take(consumer, messages))) return false;
    }
    return false;
  }

  /** @returns whether the partition still belongs to this instance */
  private async take(consumer: PartitionConsumer, messages: KafkaMessage[]): Promise<boolean> {
    const { position } = consumer;
    const before = this.changes;
    this.slipped = false;
    try {
      const wait = await consumer.take(messages);
      if (wait > 0 && this.slipped) this.slips += 1;
      if (consumer.position > position) this.slips = 0;
      expect(this.slips).toBeLessThan(TRIES);
      return true;
    } catch (error) {
      if (!(error instanceof FencedConsumer)) return expectLostConnection(error) ?? true;
      expect([consumer.position, this.changes]).toEqual([position, before]);
      return false;
    }
  }

  /** What this instance did to the database and to the dead letters. */
  private get changes(): number {
    return this.session.commits + this.buried;
  }

  private get work() {
    const { group, session } = this;
    return {
      batch: group.batch,
      handle: async (messages: KafkaMessage[], transaction: EntityManager) => {
        for (const { offset } of messages) {
          await this.handle(offset, transaction as unknown as SimulatedTransaction).catch((error) => {
            this.slipped = kindOfFailure(error) === 'doubtful';
            throw error;
          });
        }
      },
      bury: async ({ offset }: KafkaMessage, { error }: { error: Error }) => {
        if (kindOfFailure(error) === 'doubtful') expect(this.slips + 1).toBe(TRIES);
        await session.carryOut(async () => void group.deadLetters.push(offset));
        this.buried += 1;
      },
    };
  }

  private async handle(offset: string, transaction: SimulatedTransaction): Promise<void> {
    const { kind, times } = this.group.natureOf(offset);
    await transaction.write(offset, { unique: kind === 'has a unique key' });
    if (kind === 'is no JSON') throw new UnprocessableEvent('The value is not JSON.');
    if (kind === 'is poison') throw new TypeError('x is undefined');
    if (this.group.hasFailed(offset, times)) return;
    if (kind === 'meets a slip') throw new TypeError('x is undefined for now');
    if (kind === 'meets a deadlock') throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
  }
}

const expectLostConnection = (error: unknown) => expect((error as Error).message).toContain('Connection terminated');

const message = fc.record({
  // Kafka's own records and compaction leave gaps.
  gap: fc.bigInt({ min: 0n, max: 2n }),
  nature: fc.oneof(
    fc.record({
      kind: fc.constantFrom('is good', 'has a unique key', 'is no JSON', 'is poison'),
      times: fc.constant(0),
    }),
    fc.record({ kind: fc.constant('meets a slip'), times: fc.integer({ min: 1, max: TRIES - 1 }) }),
    fc.record({ kind: fc.constant('meets a deadlock'), times: fc.integer({ min: 1, max: 20 }) }),
  ) as fc.Arbitrary<Nature>,
});

const mishap = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Mishap>('answered') },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Mishap>('lost before', 'lost after', 'died before', 'died after', 'rebalance'),
  },
);

const situation = fc.record({
  log: fc.array(message, { minLength: 1, maxLength: 10, size: 'max' }).map((messages) => {
    let offset = -1n;
    return messages.map(({ gap, nature }) => {
      offset += 1n + gap;
      return { offset: String(offset), nature };
    });
  }),
  instances: fc.integer({ min: 1, max: 3 }),
  batch: fc.boolean(),
  mishaps: fc.array(mishap, { maxLength: 200, size: 'max' }),
});

const isPutAside = ({ nature }: LogEntry) => nature.kind === 'is no JSON' || nature.kind === 'is poison';
const offsetsOf = (entries: LogEntry[]) => entries.map(({ offset }) => offset);

describe('However many instances believe to own a partition, and whatever happens to them', () => {
  beforeAll(() => Logger.overrideLogger(false));

  test('each message takes effect once and in order, or is put aside', async () => {
    await fc.assert(
      fc.asyncProperty(situation, fc.scheduler(), async ({ log, instances, batch, mishaps }, scheduler) => {
        const group = new SimulatedGroup(log, batch, [...mishaps], scheduler);
        await group.runInstances(instances);
        expect(group.database.effects).toEqual(offsetsOf(log.filter((entry) => !isPutAside(entry))));
        expect(new Set(group.deadLetters)).toEqual(new Set(offsetsOf(log.filter(isPutAside))));
        expect(group.database.row?.next_offset).toBe(String(BigInt(log.at(-1)?.offset ?? 0) + 1n));
      }),
      { numRuns: 150 },
    );
  });

  test('each message that is put aside is a dead letter once, unless the surroundings fail', async () => {
    await fc.assert(
      fc.asyncProperty(situation, fc.scheduler(), async ({ log, instances, batch }, scheduler) => {
        const group = new SimulatedGroup(log, batch, [], scheduler);
        await group.runInstances(instances);
        expect(group.deadLetters).toEqual(offsetsOf(log.filter(isPutAside)));
      }),
      { numRuns: 75 },
    );
  });
});
