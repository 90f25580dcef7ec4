import { DataSource } from 'typeorm';
import type { CompanyState } from '#contracts/company-event';
import { companyExample, matchExample, vacancyExample } from '#contracts/event-examples';
import { IntroductionReleased, type IntroductionState } from '#contracts/introduction-event';
import { MatchConfirmed, type MatchState } from '#contracts/match-event';
import type { VacancyState } from '#contracts/vacancy-event';
import { Outbox } from '#eventing/outbox';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { Clock } from '#platform/clock';
import { SESSIONS } from '#platform/database-session';
import { withLogFields } from '#platform/log-context';
import { eventually } from '../../../test/eventually.ts';
import { freshDatabase } from '../../../test/infrastructure.ts';
import { CompanyEvents } from '../src/company/company.events.ts';
import { Delivery } from '../src/delivery/delivery.entity.ts';
import { DeliveryJournal } from '../src/delivery/delivery-journal.ts';
import { DeliveryQueue } from '../src/delivery/delivery-queue.ts';
import { DeliverySender, SendingRhythm } from '../src/delivery/delivery-sender.ts';
import { MailComposer } from '../src/delivery/mail-composer.ts';
import { MailTransport, type Patience } from '../src/delivery/mail-transport.ts';
import { RetryPlan } from '../src/delivery/verdict.ts';
import { Links } from '../src/link/links.ts';
import { IntroductionEvents } from '../src/notice/introduction.events.ts';
import { MatchEvents } from '../src/notice/match.events.ts';
import { NewsDesk } from '../src/notice/news-desk.ts';
import { Notice } from '../src/notice/notice.entity.ts';
import { NOTIFICATIONS_ENTITIES, NOTIFICATIONS_MIGRATIONS } from '../src/notifications.module.ts';
import type { NotificationsSettings } from '../src/notifications.settings.ts';
import { QuietHours } from '../src/preferences/quiet-hours.ts';
import { VacancyEvents } from '../src/vacancy/vacancy.events.ts';
import { trialSettings } from './trial-settings.ts';

/** A clock that goes on by itself, or stands where it is set. */
export class TrialClock extends Clock {
  private fixed?: Date;

  override now(): Date {
    return this.fixed ?? super.now();
  }

  set(moment: string): void {
    this.fixed = new Date(moment);
  }

  pass(ms: number): void {
    this.fixed = new Date(this.now().getTime() + ms);
  }

  run(): void {
    this.fixed = undefined;
  }
}

/** What is tried again is tried again at once, and given up after three tries. */
export class QuickRetries extends RetryPlan {
  constructor(private readonly tries = Number.POSITIVE_INFINITY) {
    super();
  }

  private tried = new Map<number, number>();

  override delay(): number {
    return 10;
  }

  override isOver(firstTriedAt: Date): boolean {
    const key = firstTriedAt.getTime();
    this.tried.set(key, (this.tried.get(key) ?? 0) + 1);
    return (this.tried.get(key) ?? 0) >= this.tries;
  }
}

/** Ways in which an instance differs from an ordinary one. */
export interface InstanceOptions {
  readonly settings?: Partial<NotificationsSettings>;
  readonly outbox?: Outbox;
  readonly retryPlan?: RetryPlan;
  readonly patience?: Patience;
  readonly dataSource?: DataSource;
}

class QuickRhythm extends SendingRhythm {
  override readonly poll = 20;
  override readonly gather = 5;
  override readonly lease = 600;
  override readonly grace = 2_000;
}

export const eventing = { service: 'notifications', brokers: [], databaseUrl: '', withLogFields };

/** The part of the service that tells companies, on a database of its own; events are handed to it without Kafka. */
export class TrialNotifications {
  readonly clock = new TrialClock();
  readonly links: Links;
  readonly newsDesk: NewsDesk;
  private readonly instances: { stop(): Promise<void> }[] = [];

  private constructor(
    readonly databaseUrl: string,
    readonly dataSource: DataSource,
    private readonly drop: () => Promise<void>,
  ) {
    this.links = new Links(trialSettings(), this.clock);
    this.newsDesk = new NewsDesk(dataSource, this.links);
  }

  static async start(): Promise<TrialNotifications> {
    const database = await freshDatabase();
    const dataSource = await TrialNotifications.connect(database.url);
    await dataSource.runMigrations();
    return new TrialNotifications(database.url, dataSource, database.drop);
  }

  static connect(url: string): Promise<DataSource> {
    const tables = { entities: NOTIFICATIONS_ENTITIES, migrations: NOTIFICATIONS_MIGRATIONS };
    return new DataSource({ type: 'postgres', url, extra: SESSIONS, ...tables }).initialize();
  }

  /** Empties the tables, and knows one company with one vacancy. */
  async reset(): Promise<void> {
    this.clock.run();
    await this.dataSource.query(
      'TRUNCATE company, vacancy, notice, delivery, reply, preferences, undeliverable_address, erased_candidate, outbox',
    );
    await this.learnCompany(companyExample);
    await this.learnVacancy(vacancyExample);
  }

  learnCompany = (state: CompanyState) => this.receive(new CompanyEvents().learn, state, 'company.changed');
  learnVacancy = (state: VacancyState) => this.receive(new VacancyEvents().learn, state, 'vacancy.changed');

  hearOf(match: MatchState, type: string = MatchConfirmed.type): Promise<void> {
    const events = new MatchEvents(this.clock);
    return this.receive(events.note.bind(events), match, type);
  }

  hearOfIntroduction(introduction: IntroductionState, type: string = IntroductionReleased.type): Promise<void> {
    const events = new IntroductionEvents(this.clock);
    return this.receive(events.note.bind(events), introduction, type);
  }

  composer({ settings, outbox = new Outbox(eventing) }: InstanceOptions = {}): MailComposer {
    const all = trialSettings(settings);
    const { dataSource, links, newsDesk, clock } = this;
    return new MailComposer(dataSource, outbox, new MailTransport(all), links, newsDesk, clock, all);
  }

  /** Starts an instance that writes and sends. */
  startInstance(port: number, options: InstanceOptions = {}): DeliverySender {
    const {
      outbox = new Outbox(eventing),
      retryPlan = new QuickRetries(),
      patience,
      dataSource = this.dataSource,
    } = options;
    const settings = trialSettings({ SMTP_URL: `smtp://127.0.0.1:${port}`, ...options.settings });
    const transport = new MailTransport(settings, patience);
    const composer = this.composer(options);
    const sender = new DeliverySender(
      new DeliveryQueue(dataSource, this.clock, settings),
      new DeliveryJournal(dataSource, outbox),
      transport,
      new QuietHours(dataSource, settings),
      this.clock,
      settings,
      new QuickRhythm(),
      retryPlan,
    );
    composer.onApplicationBootstrap();
    sender.onApplicationBootstrap();
    this.instances.push({
      stop: async () => {
        await composer.beforeApplicationShutdown();
        await sender.beforeApplicationShutdown();
        transport.onApplicationShutdown();
      },
    });
    return sender;
  }

  async stopInstances(): Promise<void> {
    for (const instance of this.instances.splice(0)) await instance.stop();
  }

  /** Waits until the e-mail that tells of the match fulfils the condition. */
  deliveryOf(match: MatchState, isReached: (delivery: Delivery) => boolean): Promise<Delivery> {
    return eventually(`the delivery of match ${match.id}`, async () => {
      const notice = await this.dataSource.manager.findOneBy(Notice, { matchId: match.id });
      if (notice?.deliveryId == null) return undefined;
      const delivery = await this.dataSource.manager.findOneByOrFail(Delivery, { id: notice.deliveryId });
      return isReached(delivery) ? delivery : undefined;
    });
  }

  async stop(): Promise<void> {
    await this.stopInstances();
    await this.dataSource.destroy();
    await this.drop();
  }

  /** Hands an event to its handler the way the Kafka transport does. */
  private async receive<Value>(
    handle: (event: ReceivedEvent<Value>, context: EventContext) => Promise<void>,
    value: Value & { id: string },
    type: string,
  ): Promise<void> {
    const about = { subject: value.id, key: value.id, value };
    const event = { id: crypto.randomUUID(), type, source: '/test', time: '', trace: {}, ...about };
    await this.dataSource.transaction((manager) => handle(event, new EventContext([manager])));
  }
}

export const confirmedMatch = (changes: Partial<MatchState> = {}): MatchState => ({
  ...matchExample,
  id: crypto.randomUUID(),
  status: 'confirmed',
  criteria: [],
  ...changes,
});

export const isSent = ({ state }: Delivery) => state === 'sent';
