import { createTransport } from 'nodemailer';
import type { BenchMail } from './mails.ts';

/** What `nodemailer` does by itself: a pool and a loop, nothing written down. */
export class BareNodemailer {
  private readonly transport;

  constructor(
    port: number,
    private readonly connections: number,
  ) {
    const url = `smtp://127.0.0.1:${port}`;
    this.transport = createTransport({ url, pool: true, maxConnections: connections }, { from: 'bare@bench.example' });
  }

  async send(mails: readonly BenchMail[]): Promise<void> {
    const left = mails.values();
    const loop = async () => {
      for (const { recipient, messageId, subject, html, text, locale } of left) {
        const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': locale };
        await this.transport.sendMail({ to: recipient, messageId, subject, html, text, headers });
      }
    };
    // As many at a time as the pool has connections, and as many that are ready.
    await Promise.all(Array.from({ length: this.connections * 2 }, loop));
  }

  stop(): void {
    this.transport.close();
  }
}
