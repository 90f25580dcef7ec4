import type { DataSource, EntityManager } from 'typeorm';

/** What becomes of a statement, and of whoever sent it. Before or after says whether the database carried it out. */
export type Fate = 'answered' | 'lost before' | 'lost after' | 'died before' | 'died after';

type Row = Record<'consumer_group' | 'topic' | 'partition' | 'next_offset', string>;

/**
 * A database in memory with one row of `consumer_offset` and a table of effects, which behaves as PostgreSQL does under
 * "read committed": nothing of a transaction is seen before it commits, a changed row is locked until then, and whoever
 * waited for the lock looks at the row anew.
 */
export class SimulatedDatabase {
  /** In the order in which they were committed. */
  readonly effects: string[] = [];
  row: Row | undefined;
  private holder: SimulatedTransaction | undefined;
  private freed: Promise<void> = Promise.resolve();
  private free: () => void = () => undefined;

  /** Waits until no other transaction holds the row. */
  async lock(transaction: SimulatedTransaction): Promise<void> {
    while (this.holder !== undefined && this.holder !== transaction) await this.freed;
    if (this.holder === transaction) return;
    this.holder = transaction;
    this.freed = new Promise((resolve) => {
      this.free = resolve;
    });
  }

  unlock(transaction: SimulatedTransaction): void {
    if (this.holder !== transaction) return;
    this.holder = undefined;
    this.free();
  }
}

/** The connection of one process to the database. */
export class SimulatedSession {
  /** Transactions of this process that took hold. */
  commits = 0;
  /** Settles when the process dies; what it was doing then never goes on. */
  readonly died: Promise<void>;
  private die: () => void = () => undefined;
  private open: SimulatedTransaction | undefined;

  /** @param fate decides over each statement, and when it is its turn */
  constructor(
    private readonly database: SimulatedDatabase,
    private readonly fate: () => Promise<Fate>,
  ) {
    this.died = new Promise((resolve) => {
      this.die = resolve;
    });
  }

  /** As much of a `DataSource` as a consumer of a partition needs. */
  get dataSource(): DataSource {
    const findOneBy = () =>
      this.carryOut(async () =>
        this.database.row === undefined ? null : { nextOffset: this.database.row.next_offset },
      );
    const transaction = <Result>(work: (transaction: EntityManager) => Promise<Result>) => this.transact(work);
    return { manager: { findOneBy }, transaction } as unknown as DataSource;
  }

  async carryOut<Result>(statement: () => Promise<Result>): Promise<Result> {
    const [end, when] = (await this.fate()).split(' ');
    const result = when === 'before' ? undefined : await statement();
    if (end === 'answered') return result as Result;
    this.open?.end();
    if (end === 'lost') throw new Error('Connection terminated unexpectedly');
    this.die();
    return new Promise<never>(() => undefined);
  }

  private async transact<Result>(work: (transaction: EntityManager) => Promise<Result>): Promise<Result> {
    const transaction = new SimulatedTransaction(this.database, this);
    this.open = transaction;
    try {
      const result = await work(transaction as unknown as EntityManager);
      await this.carryOut(async () => {
        if (transaction.commit()) this.commits += 1;
      });
      return result;
    } finally {
      transaction.end();
    }
  }
}

/** Carries out the two statements that move a group on, as they are written, and keeps what a handler writes. */
export class SimulatedTransaction {
  private readonly written: string[] = [];
  private row: Row | undefined = undefined;

  constructor(
    private readonly database: SimulatedDatabase,
    private readonly session: SimulatedSession,
  ) {}

  /** @param unique whether the table refuses an effect that it holds already */
  write(effect: string, { unique }: { unique: boolean }): Promise<void> {
    return this.session.carryOut(async () => {
      if (unique && this.database.effects.includes(effect)) throw uniqueViolation(effect);
      this.written.push(effect);
    });
  }

  query(sql: string, values: unknown[]): Promise<unknown[]> {
    return this.session.carryOut(async () => {
      await this.database.lock(this);
      const columns = ['consumer_group', 'topic', 'partition', 'next_offset'] as const;
      const row = this.row ?? this.database.row;
      const given = (parameter: string | undefined) => String(values[Number(parameter) - 1]);
      const changed = Object.fromEntries(columns.map((column, index) => [column, given(String(index + 1))])) as Row;
      if (sql.startsWith('INSERT INTO consumer_offset')) {
        if (row !== undefined && !sql.includes('ON CONFLICT DO NOTHING')) throw uniqueViolation('consumer_offset');
        if (row !== undefined) return [];
        this.row = changed;
        return [{}];
      }
      const conditions = [...(sql.split('WHERE')[1] ?? '').matchAll(/(\w+) = \$(\d)/g)];
      const met = row && conditions.every(([, column, parameter]) => row[column as keyof Row] === given(parameter));
      if (met) this.row = changed;
      return [met ? [{}] : [], met ? 1 : 0];
    });
  }

  /** @returns whether it changes anything */
  commit(): boolean {
    this.database.effects.push(...this.written);
    this.database.row = this.row ?? this.database.row;
    return this.row !== undefined || this.written.length > 0;
  }

  end(): void {
    this.database.unlock(this);
  }
}

const uniqueViolation = (what: string) => Object.assign(new Error(`${what} is there already`), { code: '23505' });
