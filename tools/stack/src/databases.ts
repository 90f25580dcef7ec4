import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** A database to be had, with the role that owns it; both bear the same name. */
export interface DatabaseWish {
  readonly name: string;
  readonly password: string;
  /** Drop what an earlier run left in it. */
  readonly fresh?: boolean;
}

/**
 * Creates databases, each with a role of its own that owns it; no role may connect to another's. What exists stays.
 *
 * @returns the URL of each database for its own role, by name
 */
export async function createDatabases(
  adminUrl: string,
  wishes: readonly DatabaseWish[],
): Promise<Record<string, string>> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const urls: Record<string, string> = {};
    for (const wish of wishes) {
      await createDatabase(admin, wish);
      urls[wish.name] = urlOf(adminUrl, wish);
    }
    return urls;
  } finally {
    await admin.end();
  }
}

async function createDatabase(admin: Client, { name, password, fresh }: DatabaseWish): Promise<void> {
  const id = escapeIdentifier(name);
  if (!(await exists(admin, 'SELECT FROM pg_roles WHERE rolname = $1', name))) await admin.query(`CREATE ROLE ${id}`);
  await admin.query(`ALTER ROLE ${id} LOGIN PASSWORD ${escapeLiteral(password)}`);
  if (fresh) await admin.query(`DROP DATABASE IF EXISTS ${id} WITH (FORCE)`);
  if (!(await exists(admin, 'SELECT FROM pg_database WHERE datname = $1', name))) {
    // Only a member of a role may give a database to it; a superuser counts as one, a mere creator of roles does not.
    await admin.query(`GRANT ${id} TO CURRENT_USER`);
    await admin.query(`CREATE DATABASE ${id} OWNER ${id}`);
  }
  await admin.query(`REVOKE ALL ON DATABASE ${id} FROM PUBLIC`);
}

const exists = async (admin: Client, query: string, name: string) => (await admin.query(query, [name])).rowCount === 1;

function urlOf(adminUrl: string, { name, password }: DatabaseWish): string {
  const url = new URL(adminUrl);
  url.username = name;
  url.password = password;
  url.pathname = `/${name}`;
  return url.href;
}
