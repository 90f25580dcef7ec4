import { spawn } from 'node:child_process';

/** Runs a program that writes to our terminal, and gives its exit code. */
export function runToEnd(command: string, args: string[], cwd?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...(cwd === undefined ? {} : { cwd }) });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
