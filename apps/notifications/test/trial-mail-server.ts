import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** An e-mail as the server took it. */
export interface TakenMail {
  readonly recipient: string;
  readonly messageId: string;
  /** Head and body as they came. */
  readonly source: string;
}

/** A reply that refuses. */
export interface Refusal {
  readonly code: number;
  readonly text: string;
}

/** How a mail server may behave badly. */
export interface Behaviour {
  /** Answers `RCPT TO`: nothing accepts. */
  readonly refuse?: (address: string) => Refusal | undefined;
  /** Runs after the server has the e-mail and before it says so; a refusal is answered, and the e-mail not taken. */
  readonly beforeAnswer?: (mail: TakenMail, hangUp: () => void) => Promise<Refusal | undefined>;
  /** Answers the connection, e.g. never. */
  readonly onConnect?: NonNullable<SMTPServerOptions['onConnect']>;
  /** Offers STARTTLS, with a certificate that nobody has signed; else there is no TLS. */
  readonly tls?: boolean;
}

/** A real mail server on loopback that keeps what it takes. */
export class TrialMailServer {
  readonly taken: TakenMail[] = [];
  private readonly server: SMTPServer;
  private address?: AddressInfo;

  private constructor({ refuse, beforeAnswer, onConnect, tls }: Behaviour) {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: !tls ? ['STARTTLS', 'AUTH'] : ['AUTH'],
      ...(onConnect === undefined ? {} : { onConnect }),
      onRcptTo: ({ address }, _session, answer) => answer(asError(refuse?.(address))),
      onData: (stream, session, answer) => {
        text(stream)
          .then(async (source) => {
            const messageId = /^Message-ID: (.+)$/im.exec(source)?.[1]?.trim() ?? '';
            const mail = { recipient: session.envelope.rcptTo[0]?.address ?? '', messageId, source };
            const refusal = await beforeAnswer?.(mail, () => this.hangUp(session.id));
            if (!refusal) this.taken.push(mail);
            answer(asError(refusal));
          })
          .catch(answer);
      },
    });
    // A client that goes away in the middle is no news to a test.
    this.server.on('error', () => undefined);
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

  /** Breaks a connection as if the cable were cut. */
  private hangUp(sessionId: string): void {
    for (const connection of this.server.connections as Set<{ id: string; _socket: { destroy(): void } }>) {
      if (connection.id === sessionId) connection._socket.destroy();
    }
  }
}

const asError = (refusal: Refusal | undefined) =>
  refusal && Object.assign(new Error(refusal.text), { responseCode: refusal.code });
