import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Handled, Reader, ReaderPlan } from './contender.ts';

/** A {@link Reader} at the other end of a channel to its process, which ends with this one. */
export class ReaderProcess implements Reader {
  private readonly process: ChildProcess;

  constructor(plan: ReaderPlan) {
    this.process = fork(new URL('read.js', import.meta.url), [JSON.stringify(plan)], { serialization: 'advanced' });
  }

  async start(): Promise<void> {
    await this.ask('start');
  }

  async handled(count: number): Promise<void> {
    await this.ask('handled', count);
  }

  async collect(): Promise<Handled[]> {
    return (await this.ask('collect')) as Handled[];
  }

  async stop(): Promise<void> {
    await this.ask('stop');
    this.process.disconnect();
  }

  private async ask(method: keyof Reader, argument?: number): Promise<unknown> {
    const ended = new AbortController();
    const gone = once(this.process, 'exit', { signal: ended.signal }).then(() => {
      throw new Error(`The process of a reader ended while asked to ${method}.`);
    });
    this.process.send({ method, argument });
    try {
      const [answer] = await Promise.race([once(this.process, 'message', { signal: ended.signal }), gone]);
      if ('error' in answer) throw new Error(answer.error);
      return answer.result;
    } finally {
      gone.catch(() => undefined);
      ended.abort();
    }
  }
}
