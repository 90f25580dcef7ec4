import type { DataSource, EntityManager } from 'typeorm';
import { WORK_TOPIC } from '#contracts/topics';
import type { WorkState } from '#contracts/work-event';
import { Outbox } from '#eventing/outbox';
import { partitionOf } from '#eventing/partition-of';
import type { Ruleset } from '#scoring/ruleset';
import { CandidateIntake } from '../candidate/candidate-intake.ts';
import { DecisionService } from '../decision/decision.service.ts';
import { ProposalLog } from '../proposal/proposal-log.ts';
import { VacancyIntake } from '../vacancy/vacancy-intake.ts';
import { FieldWriter } from './field-writer.ts';
import { FieldsInMemory } from './fields-in-memory.ts';
import { Forwarding } from './forwarding.ts';
import { OutdatedShortlists } from './outdated-shortlists.ts';
import { ShortlistWriter } from './shortlist-writer.ts';

export const PARTITIONS = 2;
const INSTANCES = 3;

class Crash extends Error {
  override readonly name = 'Crash';
}

/** How work is taken from a partition: by which instance, how much of it, and whether the transaction fails in the end. */
export interface Take {
  readonly instance: number;
  readonly partition: number;
  readonly messages: number;
  readonly fails: boolean;
  /** An instance that reads the fields of the partition in advance meanwhile. */
  readonly prepares?: number | undefined;
}

/** Three instances of matching on one real database, and the work topic between them as lists. */
export class SimulatedWork {
  readonly candidates: CandidateIntake;
  readonly vacancies: VacancyIntake;
  readonly decisions: DecisionService;
  readonly outdated: OutdatedShortlists;
  private readonly memories: FieldsInMemory[];
  private readonly writers: FieldWriter[];
  private readonly log: WorkState[][] = Array.from({ length: PARTITIONS }, () => []);
  private readonly next: number[] = Array(PARTITIONS).fill(0);

  constructor(
    private readonly dataSource: DataSource,
    ruleset: Ruleset,
    private readonly fields: readonly string[] = [],
  ) {
    const withLogFields = <R>(_: object, work: () => R) => work();
    const outbox = new Outbox({ service: 'matching', brokers: [], databaseUrl: '', withLogFields });
    const forwarding = new Forwarding(outbox);
    const writer = new ShortlistWriter(outbox, new ProposalLog(), ruleset);
    this.candidates = new CandidateIntake(forwarding);
    this.vacancies = new VacancyIntake(forwarding);
    this.decisions = new DecisionService(dataSource, outbox, forwarding);
    this.outdated = new OutdatedShortlists(dataSource, forwarding, ruleset);
    this.memories = Array.from({ length: INSTANCES }, () => new FieldsInMemory(ruleset));
    this.writers = this.memories.map((memory) => new FieldWriter(memory, writer, ruleset));
  }

  /** Whoever holds a partition may lose it to another at any time; what one had in memory then is old. */
  async take({ prepares, ...take }: Take): Promise<void> {
    await this.publish();
    await Promise.all([this.transact(take), prepares === undefined || this.prepare(prepares, take.partition)]);
  }

  /** Has an instance read the fields of a partition in advance. */
  async prepare(instance: number, partition: number, manager = this.dataSource.manager): Promise<void> {
    const names = this.fields.filter((field) => partitionOf(field, PARTITIONS) === partition);
    await this.memories[instance]!.prepare(partition, this.stored(partition), names, manager);
  }

  private async transact({ instance, partition, messages, fails }: Omit<Take, 'prepares'>): Promise<void> {
    const from = this.next[partition]!;
    const work = this.log[partition]!.slice(from, from + messages);
    if (work.length === 0) return;
    const to = from + work.length;
    const progress = { partition, from: this.stored(partition), to: BigInt(to) };
    const attempt = async (transaction: EntityManager) => {
      await this.writers[instance]!.work(transaction, progress, work);
      if (fails) throw new Crash('on the way to the commit');
    };
    try {
      await this.dataSource.transaction(attempt);
      this.next[partition] = to;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  }

  /** The offset at which a partition goes on, as the database knows it. */
  private stored(partition: number): bigint | undefined {
    return this.next[partition] === 0 ? undefined : BigInt(this.next[partition]!);
  }

  /** Takes all that is left, by an instance that may have been away. */
  async takeAll(instance: number): Promise<void> {
    for (let partition = 0; partition < PARTITIONS; partition += 1) {
      await this.take({ instance, partition, messages: Number.POSITIVE_INFINITY, fails: false });
    }
  }

  /** What the relay does: in the order of the outbox. */
  async publish(): Promise<void> {
    const rows: { id: string; key: string; value: string }[] = await this.dataSource.query(
      'SELECT id, key, value FROM outbox WHERE topic = $1 ORDER BY id',
      [WORK_TOPIC],
    );
    if (rows.length === 0) return;
    for (const { key, value } of rows) this.log[partitionOf(key, PARTITIONS)]!.push(JSON.parse(value));
    await this.dataSource.query('DELETE FROM outbox WHERE id = ANY($1)', [rows.map(({ id }) => id)]);
  }
}
