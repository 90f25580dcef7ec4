import { Client, type QueryConfig } from 'pg';
import { BEGIN, FirstOfTransaction } from './first-of-transaction.ts';

/** What a statement begins with that is to be prepared. */
const MARK = '/* prepared */';
/** Plans are made for tables as large as they are at the time, and tables grow. */
const PLANS_LAST_MS = 2_000;

const names = new Map<string, string>();

/**
 * A database session that saves what statements of every request cost:
 * - Those that ask for it are parsed once and planned once every two seconds, not each time they are sent: those whose
 *   text begins with `/* prepared *\/`, takes parameters and is always the same.
 * - `START TRANSACTION` travels with the statement behind it, instead of being waited for. Should it fail, that
 *   statement fails with it.
 * - Statements do not wait until those before them are answered, though the database works on one after the other.
 */
export const DatabaseSession: typeof Client = class extends Client {
  override readonly pipeline = true;
  private plansEnd = 0;
  private knowsBegin = false;
  private beginsNext = false;

  // The overloads of `pg` cannot be overridden one by one.
  override query(statement: unknown, ...rest: unknown[]): never {
    const query = typeof statement === 'string' ? { text: statement, values: rest[0] } : (statement as QueryConfig);
    if (query.text === BEGIN.text) return this.begin() as never;
    const named = query.text?.startsWith(MARK) ? this.prepared(query as QueryConfig) : undefined;
    if (!this.beginsNext) return this.send(named ?? statement, ...rest);
    this.beginsNext = false;
    return this.beginWith((named ?? query) as QueryConfig) as never;
  }

  private send(...given: unknown[]): never {
    return (super.query as (...given: unknown[]) => never).apply(this, given);
  }

  private prepared(query: QueryConfig): QueryConfig {
    const now = Date.now();
    if (now > this.plansEnd) {
      this.plansEnd = now + PLANS_LAST_MS;
      // What keeps this from being done fails the statement behind it, too.
      this.send('DISCARD PLANS', () => undefined);
    }
    return { ...query, name: nameOf(query.text) };
  }

  /** The session learns the statement with its first transaction. */
  private async begin(): Promise<void> {
    if (this.knowsBegin) {
      this.beginsNext = true;
      return;
    }
    await this.send(BEGIN);
    this.knowsBegin = true;
  }

  private async beginWith(query: QueryConfig): Promise<unknown> {
    if (query.values === undefined || query.values.length === 0) {
      await this.send(BEGIN);
      return this.send(query);
    }
    return new Promise((resolve, reject) => {
      this.send(new FirstOfTransaction(query, (error, result) => (error ? reject(error) : resolve(result))));
    });
  }
};

/** What a data source needs as its `extra` to have such sessions, and to keep them: they are dear to begin. */
export const SESSIONS = { Client: DatabaseSession, idleTimeoutMillis: 0 };

function nameOf(statement: string): string {
  const name = names.get(statement) ?? `prepared_${names.size}`;
  names.set(statement, name);
  return name;
}
