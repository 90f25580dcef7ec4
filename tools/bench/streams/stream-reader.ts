import { Agent, type ClientRequest, get, type IncomingMessage } from 'node:http';
import type { Run } from '#stack/run-file';

/** Every stream has a connection of its own. */
const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });

/** One coordinator's open stream, past the gateway: the instance that tells is what is measured. */
export class StreamReader {
  /** Of the events heard, in order. */
  readonly ids: string[] = [];
  /** When the last one was heard, as `performance.now()` tells. */
  heardAt = 0;
  private rest = '';

  private constructor(
    private readonly request: ClientRequest,
    answer: IncomingMessage,
  ) {
    answer.setEncoding('utf8').on('data', (text: string) => this.hear(text));
    // The streams are cut when the system stops.
    answer.on('error', () => undefined);
  }

  static open({ services, tokens }: Run): Promise<StreamReader> {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${tokens.coordinator}`, 'accept-language': 'de' };
      const request = get(`${services.matching}/v1/matches/stream`, { agent, headers }, (answer) =>
        answer.statusCode === 200
          ? resolve(new StreamReader(request, answer))
          : reject(new Error(`A stream was answered with ${answer.statusCode}.`)),
      );
      request.on('error', reject);
    });
  }

  close(): void {
    this.request.destroy();
  }

  private hear(text: string): void {
    const lines = `${this.rest}${text}`.split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('id: ')) continue;
      this.ids.push(line.slice(4));
      this.heardAt = performance.now();
    }
  }
}
