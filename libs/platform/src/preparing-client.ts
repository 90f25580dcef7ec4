import { Client, type QueryConfig } from 'pg';

/** What a statement begins with that is to be prepared. */
const MARK = '/* prepared */';
/** Plans are made for tables as large as they are at the time, and tables grow. */
const PLANS_LAST_MS = 2_000;

const names = new Map<string, string>();

/**
 * A database session in which statements that ask for it are parsed once and planned once every two seconds, not each
 * time they are sent: those whose text begins with `/* prepared *\/`, takes parameters and is always the same. It is
 * worth it for what is sent with every request.
 */
export const PreparingClient: typeof Client = class extends Client {
  private plansEnd = 0;

  // The overloads of `pg` cannot be overridden one by one.
  override query(statement: unknown, ...rest: unknown[]): never {
    const send = (...given: unknown[]) => (super.query as (...given: unknown[]) => never).apply(this, given);
    const query = typeof statement === 'string' ? { text: statement } : (statement as QueryConfig);
    if (!query.text?.startsWith(MARK)) return send(statement, ...rest);
    const now = Date.now();
    if (now > this.plansEnd) {
      this.plansEnd = now + PLANS_LAST_MS;
      // What keeps this from being done fails the statement behind it, too.
      send('DISCARD PLANS', () => undefined);
    }
    return send({ ...query, name: nameOf(query.text) }, ...rest);
  }
};

function nameOf(statement: string): string {
  const name = names.get(statement) ?? `prepared_${names.size}`;
  names.set(statement, name);
  return name;
}
