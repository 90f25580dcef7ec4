import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { matchExample, replyExample, vacancyExample } from '#contracts/event-examples';
import type { MatchState } from '#contracts/match-event';
import type { ReplyState } from '#contracts/reply-event';
import { EventContext } from '#eventing/received-event';
import { migrate } from '#platform/database.module';
import type { EligibilityStatus } from '#scoring/vocabulary';
import { eventually } from '../../../../test/eventually.ts';
import { freshDatabase } from '../../../../test/infrastructure.ts';
import { AnswerEvents } from '../answer/answer.events.ts';
import { Match } from '../match/match.entity.ts';
import { MATCHING_ENTITIES, MATCHING_MIGRATIONS } from '../matching.tables.ts';
import { KnownVacancy } from '../vacancy/known-vacancy.entity.ts';
import type { FeedFilter } from './feed-filter.ts';
import { FeedLog } from './feed-log.ts';
import { FeedReader } from './feed-reader.ts';
import { FeedTail } from './feed-tail.ts';

const plumbing = randomUUID();
const nursing = randomUUID();

/** An event as the topic of matches holds it; the score tells those of a test apart. */
const event = (score: number, { vacancyId = plumbing, status = 'eligible' as EligibilityStatus } = {}) => ({
  id: randomUUID(),
  type: 'match.proposed',
  source: '/matching',
  subject: 'a match',
  time: new Date().toISOString(),
  key: vacancyId,
  trace: {},
  value: {
    ...matchExample,
    score,
    vacancyId,
    eligibility: { status, conditions: [] },
    criteria: [],
  } satisfies MatchState,
});

/** One instance of the service, as far as the feed goes. */
class Instance {
  private constructor(
    readonly dataSource: DataSource,
    readonly log: FeedLog,
    readonly tail: FeedTail,
    readonly reader: FeedReader,
  ) {}

  static async start(url: string): Promise<Instance> {
    const dataSource = await migrate(
      await new DataSource({
        type: 'postgres',
        url,
        entities: MATCHING_ENTITIES,
        migrations: MATCHING_MIGRATIONS,
      }).initialize(),
    );
    const log = new FeedLog(dataSource);
    const tail = new FeedTail(log, dataSource);
    await tail.onApplicationBootstrap();
    return new Instance(dataSource, log, tail, new FeedReader(log, tail));
  }

  add(...events: ReturnType<typeof event>[]): Promise<void> {
    return this.dataSource.transaction((transaction) => this.log.add(transaction, events));
  }

  hearAnswers(...answers: ReplyState[]): Promise<void> {
    const events = answers.map((value) => ({ ...event(0), type: 'reply.given', id: value.id, value }));
    const handler = new AnswerEvents(this.log);
    return this.dataSource.transaction((manager) => handler.onReplies(events, new EventContext([manager])));
  }

  async stop(): Promise<void> {
    await this.tail.beforeApplicationShutdown();
    await this.dataSource.destroy();
  }
}

/** Reads until it is stopped; what it heard is in the order in which it heard it. */
class Reader {
  readonly scores: number[] = [];
  readonly types: string[] = [];
  readonly answers: ReplyState[] = [];
  lastEventId?: number;
  private begun = false;
  private readonly stream: AsyncGenerator<string | Buffer>;
  readonly ended: Promise<void>;

  constructor(instance: Instance, { after, filter = {} }: { after?: number; filter?: FeedFilter } = {}) {
    this.stream = instance.reader.tell({ filter, locale: 'en', after });
    this.ended = this.read();
  }

  /** Hears all that comes from now on. */
  static async listening(instance: Instance, filter: FeedFilter = {}): Promise<Reader> {
    const reader = new Reader(instance, { filter });
    await eventually('listening', () => reader.begun || undefined);
    return reader;
  }

  private async read(): Promise<void> {
    for await (const piece of this.stream) {
      this.begun = true;
      for (const text of String(piece).split('\n\n')) this.hear(text);
    }
  }

  private hear(text: string): void {
    const [, id, type, data] = /^id: (\d+)\nevent: (.+)\ndata: (.+)$/.exec(text) ?? [];
    if (id === undefined || type === undefined) return;
    this.types.push(type);
    if (type === 'reply.given') this.answers.push(JSON.parse(data ?? ''));
    if (type === 'match.proposed') this.scores.push(JSON.parse(data ?? '').score);
    this.lastEventId = Number(id);
  }

  hears(count: number): Promise<number[]> {
    return eventually(`${count} events`, () => (this.scores.length >= count ? [...this.scores] : undefined));
  }
}

const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

describe('The feed of coordinators', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let instances: Instance[];

  beforeEach(async () => {
    database = await freshDatabase();
    instances = [await Instance.start(database.url)];
    for (const [id, field] of [
      [plumbing, '71'],
      [nursing, '22'],
    ]) {
      await instances[0]?.dataSource.manager.insert(KnownVacancy, {
        id,
        version: 1,
        field,
        open: true,
        state: vacancyExample,
        assessedOn: '2026-11-01',
      });
    }
  });
  afterEach(async () => {
    await Promise.all(instances.map((instance) => instance.stop()));
    await database.drop();
  });

  const first = () => instances[0] as Instance;
  const another = async () => {
    const instance = await Instance.start(database.url);
    instances.push(instance);
    return instance;
  };

  test('tells who listens of each event once, in one order, whichever instance it came through', async () => {
    const second = await another();
    const readers = [await Reader.listening(first()), await Reader.listening(second)];
    // Two partitions of the topic, each consumed by an instance of its own, at the same time.
    await Promise.all(upTo(60).map((score) => (score % 2 === 0 ? first() : second).add(event(score))));
    const [heard, heardElsewhere] = await Promise.all(readers.map((reader) => reader.hears(60)));
    expect(heard?.toSorted((a, b) => a - b)).toEqual(upTo(60));
    expect(heardElsewhere).toEqual(heard);
  });

  test('takes an event that the topic holds twice for one', async () => {
    const reader = await Reader.listening(first());
    const repeated = event(1);
    await first().add(repeated);
    await first().add(repeated, event(2));
    expect(await reader.hears(2)).toEqual([1, 2]);
  });

  test('goes on behind the last event seen, on another instance, also when that was more than it holds in memory', async () => {
    await first().add(...upTo(10).map((score) => event(score)));
    const before = new Reader(first(), { after: 0 });
    await before.hears(10);
    const seen = before.lastEventId;
    for (let batch = 0; batch < 6; batch += 1) await first().add(...upTo(200).map(() => event(batch)));
    const after = new Reader(await another(), { after: seen });
    const heard = await after.hears(1_200);
    expect(heard).toHaveLength(1_200);
    expect(heard).toEqual(heard.toSorted((a, b) => a - b));
    await first().add(event(99));
    expect((await after.hears(1_201)).at(-1)).toBe(99);
  });

  test.each<[string, FeedFilter, number[]]>([
    ['one occupational field', { field: '22' }, [70, 75]],
    ['one vacancy', { vacancyId: plumbing }, [50, 90]],
    ['some states of eligibility', { eligibility: ['not-yet', 'unclear'] }, [75, 90]],
    ['scores from a bound up', { minScore: 75 }, [75, 90]],
    ['several of these together', { field: '71', eligibility: ['not-yet'], minScore: 80 }, [90]],
  ])('tells only of %s, if asked to, live and from the table', async (_, filter, expected) => {
    const live = await Reader.listening(first(), filter);
    await first().add(
      event(50),
      event(70, { vacancyId: nursing }),
      event(75, { vacancyId: nursing, status: 'unclear' }),
      event(90, { status: 'not-yet' }),
    );
    expect(await live.hears(expected.length)).toEqual(expected);
    // An instance that starts now holds none of them in memory.
    const late = new Reader(await another(), { filter, after: 0 });
    expect(await late.hears(expected.length)).toEqual(expected);
  });

  test('tells what companies answered, each answer once, to who listens for the match or its vacancy; never what they wrote', async () => {
    const matchId = randomUUID();
    const { id: _, vacancyId: __, version, lostGround = null, occurredAt, ...match } = matchExample;
    await first().dataSource.manager.save(
      Object.assign(new Match(), {
        ...{ ...match, id: matchId, vacancyId: plumbing, version, lostGround, score: 70, eligibilityRank: 0 },
        updatedAt: new Date(occurredAt),
      }),
    );
    const readers = [{}, { minScore: 60 }, { minScore: 80 }, { field: '22' }].map(
      (filter) => new Reader(first(), { filter, after: 0 }),
    );
    const words = 'Ringen Sie bei Frau Muster an';
    const ofMatch = { ...replyExample, id: randomUUID(), vacancyId: plumbing, matchId, words, phone: '+49 391 1' };
    const { matchId: ___, ...aboutVacancy } = { ...ofMatch, id: randomUUID(), answer: 'still-needed' as const };
    await first().hearAnswers(ofMatch, aboutVacancy);
    await first().hearAnswers(ofMatch, { ...ofMatch, id: randomUUID(), answer: 'call-me' });
    await first().add(event(99), event(99, { vacancyId: nursing }));
    await Promise.all(readers.map((reader) => reader.hears(1)));
    expect(readers.map(({ answers }) => answers.map(({ answer }) => answer))).toEqual([
      ['interested', 'still-needed', 'call-me'],
      ['interested', 'call-me'],
      [],
      [],
    ]);
    expect(readers[0]?.answers[0]).toMatchObject({ matchId, candidateId: match.candidateId, commented: true });
    expect(JSON.stringify(readers[0]?.answers)).not.toMatch(/Muster|\+49 391/);
  });

  test('says so when it no longer holds what a reader missed, and goes on with the oldest it holds', async () => {
    await first().add(event(1), event(2), event(3));
    const away = new Reader(first(), { after: 0 });
    await away.hears(3);
    await first().add(event(4), event(5));
    await first().dataSource.query("UPDATE feed_entry SET added_at = now() - interval '40 days' WHERE score < 5");
    await first().log.forgetBefore(new Date());
    const back = new Reader(await another(), { after: 1 });
    expect(await back.hears(1)).toEqual([5]);
    expect(back.types).toEqual(['feed.gap', 'match.proposed']);
  });

  test('ends when the service stops, and misses nothing meanwhile', async () => {
    const leaving = await another();
    const reader = new Reader(leaving, { after: 0 });
    await first().add(event(1));
    await reader.hears(1);
    instances.pop();
    await leaving.stop();
    await reader.ended;
    await first().add(event(2));
    expect(await new Reader(await another(), { after: reader.lastEventId }).hears(1)).toEqual([2]);
  });

  test('goes on after its connection to the database was lost', async () => {
    const reader = await Reader.listening(first());
    await first().add(event(1));
    await reader.hears(1);
    await first().dataSource.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    await first().add(event(2));
    expect(await reader.hears(2)).toEqual([1, 2]);
  });
});
