import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A process that was seen running. When it began tells it from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** In whatever form the system tells it. */
  readonly began: string;
}

/** Who runs under a number now, or `undefined` if nobody does. */
export function identify(pid: number): ProcessIdentity | undefined {
  const began = existsSync('/proc/self/stat') ? beganAsOfProc(pid) : beganAsOfPs(pid);
  return began === undefined ? undefined : { pid, began };
}

/** Whether exactly this process still runs. */
export const stillRuns = (known: ProcessIdentity) => identify(known.pid)?.began === known.began;

function beganAsOfProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before these fields may itself hold spaces and parentheses. See proc(5): fields 3 and 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const hasEnded = fields[0] === 'Z' || fields[0] === 'X';
    return hasEnded ? undefined : fields[19];
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

function beganAsOfPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch (error) {
    // "ps" ends with 1 if there is no such process.
    if ((error as { status?: number }).status === 1) return undefined;
    throw error;
  }
}
