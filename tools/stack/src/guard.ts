/**
 * Runs one command and sees to it that it does not outlive whoever asked for it: the guard's standard input is a pipe
 * from its parent, and a pipe ends with its writer, however that one ended.
 *
 * Usage: `guard.js <file for the command's process id> <signal to stop it> <grace in ms> <command> [argument…]`
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { identify, type ProcessIdentity } from './process-identity.ts';

const [pidFile, stopSignal, graceMs, command, ...args] = process.argv.slice(2);
if (!pidFile || !stopSignal || !graceMs || !command) {
  throw new Error('Usage: guard.js <pid file> <stop signal> <grace in ms> <command> [argument…]');
}

const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.once('error', (error) => {
  console.error(`Cannot run ${command}: ${error.message}`);
  process.exitCode = 1;
  process.stdin.destroy();
});
child.once('spawn', () => {
  const identity = identify(child.pid ?? 0);
  if (identity) writeFileSync(pidFile, JSON.stringify(identity));
});
child.once('exit', (code, signal) => {
  if (recorded()?.pid === child.pid) rmSync(pidFile);
  // As a shell tells that a signal was the end.
  process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
});

const stop = () => {
  child.kill(stopSignal as NodeJS.Signals);
  setTimeout(() => child.kill('SIGKILL'), Number(graceMs)).unref();
};
process.stdin.once('end', stop).once('error', stop).resume();
process.once('SIGTERM', stop).once('SIGINT', stop).once('SIGHUP', stop);

/** A guard of a later start may have taken the file over. */
function recorded(): ProcessIdentity | undefined {
  return existsSync(pidFile ?? '') ? JSON.parse(readFileSync(pidFile ?? '', 'utf8')) : undefined;
}
