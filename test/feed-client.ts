import { passung } from './api.ts';
import { eventually } from './eventually.ts';

/** An event as a coordinator's browser would get it. */
export interface FeedEvent {
  readonly id: string;
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was told
  readonly data: any;
}

/** Reads `GET /v1/matches/stream` as a browser does: it goes on behind the last event it saw. */
export class FeedClient {
  readonly events: FeedEvent[] = [];
  /** Settles when the server, or the test, has ended the stream, in whatever way. */
  ended: Promise<void> = Promise.resolve();
  private abort = new AbortController();

  private constructor(private readonly wish: { query?: string; language?: string }) {}

  static async open(wish: { query?: string; language?: string } = {}): Promise<FeedClient> {
    const client = new FeedClient(wish);
    await client.reopen();
    return client;
  }

  async reopen(): Promise<void> {
    const last = this.events.at(-1)?.id;
    this.abort = new AbortController();
    const response = await fetch(`${passung.baseUrl}/v1/matches/stream?${this.wish.query ?? ''}`, {
      headers: {
        authorization: `Bearer ${passung.tokens.coordinator}`,
        'accept-language': this.wish.language ?? 'en',
        ...(last === undefined ? {} : { 'last-event-id': last }),
      },
      signal: this.abort.signal,
    });
    if (!response.ok || response.body === null) throw new Error(`${response.status} ${await response.text()}`);
    // A killed service breaks the stream, and so does close(): both are ways to end.
    this.ended = this.read(response.body).then(undefined, () => undefined);
  }

  /** Waits for an event that satisfies the test. */
  find(what: string, test: (event: FeedEvent) => boolean): Promise<FeedEvent> {
    return eventually(what, () => this.events.find(test), 20_000);
  }

  async close(): Promise<void> {
    this.abort.abort();
    await this.ended;
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      this.events.push(...events.flatMap(parse));
    }
  }
}

function parse(text: string): FeedEvent[] {
  const [, id, type, data] = /^id: (\d+)\nevent: (.+)\ndata: (.+)$/.exec(text) ?? [];
  return id === undefined || type === undefined ? [] : [{ id, type, data: JSON.parse(data ?? 'null') }];
}
