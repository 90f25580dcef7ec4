import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Wakeup } from '#eventing/wakeup';
import { FEED_CHANNEL, type FeedEntry } from './feed-entry.entity.ts';
import { FeedLog } from './feed-log.ts';

/** Entries held in memory for readers who are up to date; who is further behind reads the table. */
const HELD = 1_000;
/** A net below the notifications. */
const POLL_MS = 1_000;
/** How often a reader who hears nothing is told that the line is open, so that no proxy closes it. */
const SIGN_OF_LIFE_MS = 15_000;

/** Why a reader was woken. */
export type Wake = 'entries' | 'sign-of-life' | 'end';

/**
 * The newest entries of the feed. Each instance reads them once, however many readers it serves, and wakes its readers
 * as soon as PostgreSQL tells of new ones.
 */
@Injectable()
export class FeedTail implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FeedTail.name);
  private readonly wakeup = new Wakeup();
  private entries: FeedEntry[] = [];
  /** All entries behind this number, up to `last`, are held. */
  private behind = 0;
  private reached = 0;
  /** What was asked for last, for those who are woken together ask for the same. */
  private asked?: { readonly behind: number; readonly entries: readonly FeedEntry[] };
  private wake!: (wake: Wake) => void;
  private nextWake!: Promise<Wake>;
  private signOfLife?: NodeJS.Timeout;
  private running?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly log: FeedLog,
    private readonly dataSource: DataSource,
  ) {
    this.armWake();
  }

  async onApplicationBootstrap(): Promise<void> {
    this.reached = (await this.log.span()).last;
    this.behind = this.reached;
    this.running = this.run();
    this.signOfLife = setInterval(() => this.wakeReaders('sign-of-life'), SIGN_OF_LIFE_MS);
  }

  /** Sends the readers away; they come back with the number of the last entry they saw. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.signOfLife);
    this.wakeReaders('end');
    this.wakeup.wake();
    await this.running;
  }

  /** The number of the newest entry. */
  get last(): number {
    return this.reached;
  }

  /**
   * All entries behind a number; `undefined` if it lies further back than what is held. Readers who ask from the same
   * place get the same array.
   */
  after(id: number): readonly FeedEntry[] | undefined {
    if (id < this.behind) return undefined;
    if (this.asked?.behind !== id) {
      const seen = this.entries.findLastIndex((entry) => entry.id <= id);
      this.asked = { behind: id, entries: this.entries.slice(seen + 1) };
    }
    return this.asked.entries;
  }

  /** Waits for the next reason to look again. */
  woken(): Promise<Wake> {
    return this.stopping ? Promise.resolve('end') : this.nextWake;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.follow();
      } catch (error) {
        this.logger.warn(`The feed waits for its database: ${(error as Error).message}`);
        await this.wakeup.wait(POLL_MS);
      }
    }
  }

  private async follow(): Promise<void> {
    const { url } = this.dataSource.options as { url: string };
    const listener = new pg.Client({ connectionString: url, keepAlive: true });
    const lost = new Promise<never>((_, reject) => listener.on('error', reject));
    lost.catch(() => this.wakeup.wake());
    try {
      await listener.connect();
      listener.on('notification', () => this.wakeup.wake());
      await listener.query(`LISTEN ${FEED_CHANNEL}`);
      while (!this.stopping) {
        const added = await Promise.race([this.readOn(), lost]);
        if (added === 0) await this.wakeup.wait(POLL_MS);
      }
    } finally {
      await Promise.allSettled([listener.end()]);
    }
  }

  private async readOn(): Promise<number> {
    const added = await this.log.after(this.reached, HELD);
    const last = added.at(-1);
    if (last === undefined) return 0;
    const all = [...this.entries, ...added];
    this.behind = all.at(-HELD - 1)?.id ?? this.behind;
    this.entries = all.slice(-HELD);
    this.reached = last.id;
    this.asked = undefined;
    this.wakeReaders('entries');
    return added.length;
  }

  private wakeReaders(wake: Wake): void {
    this.wake(wake);
    this.armWake();
  }

  private armWake(): void {
    this.nextWake = new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}
