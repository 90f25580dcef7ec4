import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GuardedProcess, type PartCommand, startGuarded, stopLeftovers } from './guarded-process.ts';
import { identify, type ProcessIdentity, stillRuns } from './process-identity.ts';
import { inProject } from './project-root.ts';

/** The folder of `npm start`. Tests have one of their own, so that both can run at the same time. */
export const DEFAULT_HOME = inProject('.passung');

/** Downloads that every home may use. */
export const CACHE = inProject('.passung', 'cache');

/** Where one running system keeps what is its own. Everything that must survive a restart is under `data`. */
export class Home {
  readonly data: string;
  readonly logs: string;
  readonly pids: string;
  /** One file with settings for each service, for running a service by hand. */
  readonly env: string;
  readonly runFile: string;
  /** What `npm run occupations -- import` wrote, if anybody called it. */
  readonly escoFile: string;
  /** Settles, with a sentence about it, when a part ends that nobody asked to. */
  readonly crashed: Promise<string>;
  private reportCrash!: (sentence: string) => void;
  private readonly lockFile: string;

  private constructor(readonly path: string) {
    this.data = Home.dataOf(path);
    this.logs = join(path, 'logs');
    this.pids = join(path, 'pids');
    this.env = join(path, 'env');
    this.runFile = join(path, 'run.json');
    this.escoFile = join(path, 'esco.json');
    this.lockFile = join(path, 'lock.json');
    this.crashed = new Promise((resolve) => {
      this.reportCrash = resolve;
    });
  }

  /** Where a home keeps what must survive a restart. */
  static dataOf(path: string): string {
    return join(path, 'data');
  }

  /**
   * Takes a home into use and ends what a killed run left running in it.
   *
   * @param fresh forget all data of earlier runs
   * @throws {Error} if another running system uses it
   */
  static async open(path: string, { fresh = false } = {}): Promise<Home> {
    const home = new Home(path);
    home.lock();
    await stopLeftovers(home.pids);
    rmSync(home.runFile, { force: true });
    rmSync(home.logs, { recursive: true, force: true });
    if (fresh) rmSync(home.data, { recursive: true, force: true });
    mkdirSync(home.data, { recursive: true });
    return home;
  }

  /**
   * A random password that stays the same until the data is wiped.
   *
   * @param bytes of randomness; it is written with a third more characters
   */
  secret(name: string, bytes = 18): string {
    const file = join(this.data, 'secrets.json');
    const secrets: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    secrets[name] ??= randomBytes(bytes).toString('base64url');
    writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    return secrets[name];
  }

  /** The master key that candidates are encrypted with, in a file; gone with the data it opens. */
  masterKeysFile(): string {
    const file = join(this.data, 'master-keys');
    if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
    return file;
  }

  /** Starts a part that is to run until it is stopped. */
  startPart(command: PartCommand): GuardedProcess {
    const part = startGuarded(this, command);
    void part.ended.then((code) => {
      if (!part.isUnwanted) this.reportCrash(`${part.name} ended unasked with code ${code}; see ${part.logFile}.`);
    });
    return part;
  }

  /** Lets others use the home. */
  close(): void {
    rmSync(this.runFile, { force: true });
    rmSync(this.lockFile, { force: true });
  }

  private lock(): void {
    mkdirSync(this.path, { recursive: true });
    if (existsSync(this.lockFile)) {
      const holder = JSON.parse(readFileSync(this.lockFile, 'utf8')) as ProcessIdentity;
      if (stillRuns(holder)) {
        throw new Error(
          `Passung already runs in ${this.path} (process ${holder.pid}); its addresses are in ${this.runFile}. ` +
            'Stop it with Ctrl-C in its terminal before you start it again.',
        );
      }
    }
    writeFileSync(this.lockFile, JSON.stringify(identify(process.pid)));
  }
}
