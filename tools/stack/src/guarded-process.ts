import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ProcessIdentity, stillRuns } from './process-identity.ts';
import { waitUntil } from './wait-until.ts';

const GUARD = fileURLToPath(new URL('./guard.js', import.meta.url));
const LAST_LINES = 25;

/** How to run one part of the system. */
export interface PartCommand {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What asks the part to end; `SIGTERM` unless said otherwise. */
  readonly stopSignal?: NodeJS.Signals;
  /** How long the part may take to end before it is made to, in milliseconds. */
  readonly graceMs: number;
}

/** What the guard needs to know of the home in which a part runs. */
interface PartHome {
  readonly logs: string;
  /** Where the process ids of running parts are noted. */
  readonly pids: string;
}

/** A running part that ends when this process does, in whatever way that happens (docs/decisions/guarded-processes.md). */
export interface GuardedProcess {
  readonly name: string;
  /** Settles with the exit code when the part has ended. */
  readonly ended: Promise<number>;
  /** Whether the part has been asked to end, or killed. */
  readonly isUnwanted: boolean;
  readonly logFile: string;
  /** Asks the part to end and waits until it has. */
  stop(): Promise<void>;
  /** Ends the part at once, as a crash would. */
  kill(): Promise<void>;
  /** Waits until the part is ready; a part that ends before that, or never gets ready, fails with its last log lines. */
  untilReady(deadlineMs: number, isReady: () => Promise<boolean>): Promise<void>;
}

/** Starts a part of the system under a guard; what it says goes to a log file of its own. */
export function startGuarded(home: PartHome, part: PartCommand): GuardedProcess {
  mkdirSync(home.logs, { recursive: true });
  const pidFile = join(home.pids, part.name);
  const logFile = join(home.logs, `${part.name}.log`);
  const log = openSync(logFile, 'a');
  const guard = spawn(
    process.execPath,
    [GUARD, pidFile, part.stopSignal ?? 'SIGTERM', String(part.graceMs), part.command, ...part.args],
    // A process group of its own: Ctrl-C reaches only us, and we stop the parts in their order.
    { cwd: part.cwd, env: part.env ?? process.env, stdio: ['pipe', log, log], detached: true },
  );
  closeSync(log);
  // The guard may be gone when the pipe is closed.
  guard.stdin?.on('error', () => undefined);
  let hasEnded = false;
  let isUnwanted = false;
  const ended = new Promise<number>((resolve, reject) => {
    guard.once('error', reject);
    guard.once('exit', (code) => {
      hasEnded = true;
      resolve(code ?? 1);
    });
  });
  return {
    name: part.name,
    ended,
    logFile,
    get isUnwanted() {
      return isUnwanted;
    },
    async stop() {
      isUnwanted = true;
      guard.stdin?.end();
      await ended;
    },
    async kill() {
      isUnwanted = true;
      const { pid } = JSON.parse(readFileSync(pidFile, 'utf8')) as ProcessIdentity;
      process.kill(pid, 'SIGKILL');
      await ended;
    },
    async untilReady(deadlineMs, isReady) {
      try {
        await waitUntil(`${part.name} is ready`, deadlineMs, async () => hasEnded || (await isReady()));
        if (hasEnded) throw new Error(`${part.name} ended while it was starting.`);
      } catch (error) {
        throw new Error(`${(error as Error).message} The end of ${logFile}:\n${lastLines(logFile)}`, {
          cause: (error as Error).cause,
        });
      }
    },
  };
}

/** Ends what an earlier run left behind because even its guards were killed. */
export async function stopLeftovers(pidFolder: string): Promise<void> {
  mkdirSync(pidFolder, { recursive: true });
  for (const name of readdirSync(pidFolder)) {
    const file = join(pidFolder, name);
    const leftover = JSON.parse(readFileSync(file, 'utf8')) as ProcessIdentity;
    if (stillRuns(leftover)) {
      process.kill(leftover.pid, 'SIGINT');
      await waitUntil(`${name} of an earlier run (process ${leftover.pid}) ends`, 15_000, () => !stillRuns(leftover));
    }
    rmSync(file, { force: true });
  }
}

/** The end of a log, for a message. */
export const lastLines = (logFile: string) =>
  readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-LAST_LINES).join('\n');
