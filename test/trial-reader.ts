import pg from 'pg';
import { deadLetterTopic } from '#contracts/topics';
import { eventually } from './eventually.ts';
import { freshDatabase, unique } from './infrastructure.ts';
import { type Handle, TrialServices } from './trial-service.ts';
import { TrialTopic, vacancyMessage } from './trial-topic.ts';

/** The effect of a message: its title is written down in the transaction. */
export const writeDown: Handle = async ({ key, value }, transaction) => {
  await transaction.query('INSERT INTO effect (key, title) VALUES ($1, $2)', [key, value?.title ?? 'gone']);
};

/** A service that reads a topic of its own, and what its database tells about how far it has come. */
export class TrialReader {
  private constructor(
    readonly group: string,
    readonly topic: TrialTopic,
    readonly sql: pg.Client,
    private readonly services: TrialServices,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  static async create({ partitions = 1 } = {}): Promise<TrialReader> {
    const group = unique('trial');
    const { url, drop } = await freshDatabase();
    const sql = new pg.Client(url);
    await sql.connect();
    await sql.query('CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY, key text, title text)');
    const topic = await TrialTopic.create({ partitions, deadLettersOf: [group] });
    return new TrialReader(group, topic, sql, new TrialServices(url), drop);
  }

  /** Starts one more instance. */
  start(handle: Handle = writeDown) {
    return this.services.start(this.group, { topic: this.topic.name, handle });
  }

  publish(...titles: string[]): Promise<void> {
    return this.topic.publish(...titles.map((title) => vacancyMessage(title)));
  }

  /** Titles in the order in which they took effect. */
  async effects(): Promise<string[]> {
    return (await this.sql.query('SELECT title FROM effect ORDER BY id')).rows.map((row) => row.title);
  }

  /** Waits until the stored offsets of all partitions add up to `next`. */
  async handledUpTo(next: number, withinMs?: number): Promise<void> {
    const sum = 'SELECT coalesce(sum(next_offset), 0)::int AS sum FROM consumer_offset';
    const reached = async () => ((await this.sql.query(sum)).rows[0].sum === next ? true : undefined);
    await eventually(`offset ${next}`, reached, withinMs);
  }

  get deadLetterTopic(): string {
    return deadLetterTopic(this.topic.name, this.group);
  }

  deadLetters(count: number) {
    return this.topic.read(count, this.deadLetterTopic);
  }

  async release(): Promise<void> {
    await this.services.stopAll();
    await this.topic.release();
    await this.sql.end();
    await this.dropDatabase();
  }
}
