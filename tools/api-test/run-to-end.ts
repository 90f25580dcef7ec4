import { type SpawnOptions, spawn } from 'node:child_process';

/** Runs a program that writes to our terminal, and gives its exit code. */
export function runToEnd(command: string, args: string[], options: SpawnOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
