import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import type { Locale } from '#occupations/locale';
import { toResource } from '../match/match.resource.ts';
import type { FeedEntry } from './feed-entry.entity.ts';
import { type FeedFilter, passes } from './feed-filter.ts';
import { FeedLog } from './feed-log.ts';
import { FeedTail } from './feed-tail.ts';

/** Entries read from the table at a time, for each reader who is behind. */
const PAGE = 200;
/** How long a browser waits before it connects again, in milliseconds. */
const RECONNECT_MS = 2_000;

const readers = new Gauge({ name: 'passung_feed_readers', help: 'Streams of matches that are open on this instance' });

/** What a reader hears, in which language, and from where. */
export interface FeedWish {
  readonly filter: FeedFilter;
  readonly locale: Locale;
  /** The id of the last event it saw; all from now on if not given. */
  readonly after?: number;
}

/** Tells the feed to one reader at a time, as server-sent events (WHATWG HTML, section 9.2). */
@Injectable()
export class FeedReader {
  private readonly told = new WeakMap<FeedEntry, Partial<Record<Locale, Buffer>>>();
  private readonly toldAtOnce = new WeakMap<readonly FeedEntry[], Partial<Record<Locale, Buffer>>>();

  constructor(
    private readonly log: FeedLog,
    private readonly tail: FeedTail,
  ) {}

  /** Ends when the service does; who reads slower than events come is told the rest from the table. */
  async *tell(wish: FeedWish): AsyncGenerator<string | Buffer> {
    readers.inc();
    try {
      yield* this.tellUntilTheEnd(wish);
    } finally {
      readers.dec();
    }
  }

  private async *tellUntilTheEnd({ filter, locale, after }: FeedWish): AsyncGenerator<string | Buffer> {
    const { first, last } = await this.log.span();
    let seen = after ?? last;
    yield `retry: ${RECONNECT_MS}\n\n`;
    if (after !== undefined && (after > last || (after > 0 && after < first - 1))) {
      seen = Math.max(0, first - 1);
      yield gap(after, seen);
    }
    for (;;) {
      const known = this.tail.last;
      const held = this.tail.after(seen);
      const entries = held ?? (await this.log.after(seen, PAGE, filter));
      const wanted = entries.filter((entry) => passes(entry, filter));
      if (held !== undefined && wanted.length === held.length && held.length > 1) yield this.tellAll(held, locale);
      else for (const entry of wanted) yield this.tellEntry(entry, locale);
      const reached = entries.at(-1)?.id ?? seen;
      // A page that is not full holds all there was when the tail had come that far.
      seen = held === undefined && entries.length < PAGE ? Math.max(known, reached) : reached;
      if (held === undefined || held.length > 0) continue;
      const wake = await this.tail.woken();
      if (wake === 'end') return;
      if (wake === 'sign-of-life') yield ':\n\n';
    }
  }

  /** Readers who hear all that is new share it as one piece. */
  private tellAll(entries: readonly FeedEntry[], locale: Locale): Buffer {
    const told = this.toldAtOnce.get(entries) ?? {};
    this.toldAtOnce.set(entries, told);
    told[locale] ??= Buffer.concat(entries.map((entry) => this.tellEntry(entry, locale)));
    return told[locale];
  }

  /** Readers of one language share the bytes: of a text, each connection would have a copy of its own. */
  private tellEntry(entry: FeedEntry, locale: Locale): Buffer {
    const told = this.told.get(entry) ?? {};
    this.told.set(entry, told);
    const data = () => ('criteria' in entry.told ? toResource(entry.told, locale) : entry.told);
    told[locale] ??= Buffer.from(event(entry.id, entry.type, data()));
    return told[locale];
  }
}

const event = (id: number, type: string, data: unknown) =>
  `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;

/** The reader asks for what the feed does not hold: it must not believe that it missed nothing. */
const gap = (after: number, goesOnBehind: number) =>
  event(goesOnBehind, 'feed.gap', {
    lastEventId: String(after),
    detail:
      'Events behind that id are no longer held. What follows begins with the oldest that is; read GET /v1/matches for what stands.',
  });
