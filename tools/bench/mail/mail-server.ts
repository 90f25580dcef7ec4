import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The mail server that all contenders send to. */
export class BenchMailServer {
  private constructor(
    private readonly process: ChildProcess,
    readonly port: number,
  ) {}

  static async start(): Promise<BenchMailServer> {
    const child = fork(fileURLToPath(new URL('./smtp-sink.js', import.meta.url)));
    const [{ port }] = (await once(child, 'message')) as [{ port: number }];
    return new BenchMailServer(child, port);
  }

  /** The Message-IDs of what it took since it was asked last. */
  async takeOut(): Promise<string[]> {
    this.process.send('taken?');
    const [{ taken }] = (await once(this.process, 'message')) as [{ taken: string[] }];
    return taken;
  }

  stop(): void {
    this.process.disconnect();
  }
}
