import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { eventually } from './eventually.ts';

/** A webhook as it came in. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was sent
  readonly body: any;
}

/** A partner's system that takes webhooks, as its developer would write it. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  /** How often somebody connected, whatever they said then. */
  connections = 0;
  /** What is answered; 204 unless a test says otherwise. */
  answer: (webhook: Received, response: ServerResponse) => void = (_, response) => response.writeHead(204).end();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer(async (request, response) => {
      const text = (await request.toArray()).join('');
      const webhook = { path: request.url ?? '', headers: request.headers, text, body: text && JSON.parse(text) };
      receiver.received.push(webhook);
      receiver.answer(webhook, response);
    });
    const receiver = new WebhookReceiver(server);
    server.on('connection', () => {
      receiver.connections += 1;
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  url(path = '/'): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** The webhooks of a type, once there are that many. */
  ofType(type: string, count = 1): Promise<Received[]> {
    return eventually(`${count} × ${type}`, async () => {
      const found = this.received.filter(({ body }) => body.type === type);
      return found.length >= count ? found : undefined;
    });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

/**
 * What the makers of Standard Webhooks think of a signature.
 *
 * @throws {Error} if it is not by that secret
 */
export const verify = (secret: string, { text, headers }: Received): void => {
  new Webhook(secret).verify(text, headers as Record<string, string>);
};
