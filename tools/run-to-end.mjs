import { spawn } from 'node:child_process';

const LOOK_AFTER_PARENT_MS = 500;

/**
 * Runs a Node.js program and settles with its exit code. Signals are passed on to it; if our own parent is gone (npm was
 * killed, say), it is asked to end.
 */
export function runToEnd(args, options) {
  const child = spawn(process.execPath, args, options);
  const parent = process.ppid;
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const passOn = (signal) => child.kill(signal);
  for (const signal of signals) process.on(signal, passOn);
  const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), LOOK_AFTER_PARENT_MS);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      clearInterval(watch);
      for (const signal of signals) process.off(signal, passOn);
      resolve(code ?? 1);
    });
  });
}
