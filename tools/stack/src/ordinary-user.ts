import { spawnSync } from 'node:child_process';

/** PostgreSQL refuses to run as root, so root runs it as nobody. */
export const IS_ROOT = process.getuid?.() === 0;
export const NOBODY = 65_534;

const AS_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
const PASSING_FOLDERS = [...AS_NOBODY, '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];

const works = ([command, ...args]: string[]) => spawnSync(command as string, args).status === 0;

/**
 * What to put before a command so that it does not run as root; nothing for who is not root. Where the system allows
 * it, nobody may then pass the folders that lead to the data, even if they are open to root alone.
 *
 * @throws {Error} if root has no way to run something as somebody else
 */
export function asOrdinaryUser(): string[] {
  if (!IS_ROOT) return [];
  const found = [PASSING_FOLDERS, AS_NOBODY].find((prefix) => works([...prefix, 'true']));
  if (found) return found;
  throw new Error(
    'PostgreSQL does not run as root, and there is no "setpriv" to run it as somebody else. ' +
      'Start as an ordinary user, or give a server: POSTGRES_URL=postgres://user:password@host:5432/postgres',
  );
}

/** Whether nobody could run a program without any special right. */
export const nobodyMayRun = (program: string) => works([...AS_NOBODY, 'test', '-x', program]);
