import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** An e-mail as the server took it. */
export interface TakenMail {
  readonly recipient: string;
  readonly messageId: string;
  /** Head and body as they came. */
  readonly source: string;
}

/** How a mail server may behave badly. */
export interface Behaviour {
  /** Answers `RCPT TO`: a reply code with its text to refuse, nothing to accept. */
  readonly refuse?: () => { code: number; text: string } | undefined;
  /** Runs after the server has the e-mail and before it says so. */
  readonly beforeAnswer?: () => Promise<void>;
}

/** A real mail server on loopback that keeps what it takes. */
export class TrialMailServer {
  readonly taken: TakenMail[] = [];
  private readonly server: SMTPServer;
  private address?: AddressInfo;

  private constructor({ refuse, beforeAnswer }: Behaviour) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_address, _session, answer) => {
        const refusal = refuse?.();
        answer(refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.code }));
      },
      onData: (stream, session, answer) => {
        text(stream)
          .then(async (source) => {
            await beforeAnswer?.();
            const messageId = /^Message-ID: (.+)$/im.exec(source)?.[1]?.trim() ?? '';
            this.taken.push({ recipient: session.envelope.rcptTo[0]?.address ?? '', messageId, source });
            answer();
          })
          .catch(answer);
      },
    });
  }

  /** @param port 0: any that is free */
  static async start(behaviour: Behaviour = {}, port = 0): Promise<TrialMailServer> {
    const trial = new TrialMailServer(behaviour);
    const listener = trial.server.listen(port, '127.0.0.1');
    await once(listener, 'listening');
    trial.address = listener.address() as AddressInfo;
    return trial;
  }

  get port(): number {
    return this.address?.port ?? 0;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}
