import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { uuidv7 as newId } from 'uuidv7';
import { Outbox } from '#eventing/outbox';
import { Wakeup } from '#eventing/wakeup';
import { Clock } from '#platform/clock';
import { Company } from '../company/company.entity.ts';
import { Links } from '../link/links.ts';
import { templateFor, writeMail } from '../mail/write-mail.ts';
import { NewsDesk, type Told } from '../notice/news-desk.ts';
import { NotificationsSettings } from '../notifications.settings.ts';
import { defaultWishes, Preferences } from '../preferences/preferences.entity.ts';
import { type SendingWishes, sendingTime } from '../preferences/sending-time.ts';
import { Delivery, type DeliveryFailure } from './delivery.entity.ts';
import { announceFailed } from './delivery-events.ts';
import { MailTransport } from './mail-transport.ts';

/** How often an idle instance looks for notices that may be told. */
const POLL_MS = 500;
/** Companies looked at before the next look at who is due. */
const AT_A_TIME = 50;
/** While an e-mail to the company is on its way, nothing more is written to it. */
const LOOK_AGAIN_MS = 5_000;

/**
 * Writes e-mails: takes what a company has not heard yet, waits for a time that suits it, and puts all of it into one.
 * Of several instances one writes to a company at a time, for it holds the company's row meanwhile.
 */
@Injectable()
export class MailComposer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(MailComposer.name);
  private readonly wakeup = new Wakeup();
  private stopping = false;
  private running?: Promise<void>;

  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
    private readonly transport: MailTransport,
    private readonly links: Links,
    private readonly newsDesk: NewsDesk,
    private readonly clock: Clock,
    @Inject(NotificationsSettings)
    private readonly settings: Pick<NotificationsSettings, 'MAIL_ANY_TIME' | 'MAIL_PAUSE_MINUTES'>,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wakeup.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const written = await this.composeDue();
      if (written === 0) await this.wakeup.wait(POLL_MS);
    }
  }

  /** @returns how many e-mails were written */
  private async composeDue(): Promise<number> {
    try {
      let written = 0;
      for (const id of await this.newsDesk.companiesWithNews(this.clock.now(), AT_A_TIME)) {
        if (await this.composeFor(id)) written += 1;
      }
      return written;
    } catch (error) {
      // What bears no code did not come from the database: somebody will want to know where it did.
      this.logger.warn(
        `E-mails are written later: ${'code' in (error as Error) ? (error as Error).message : (error as Error).stack}`,
      );
      return 0;
    }
  }

  /** @returns whether an e-mail was written; if not, it is known when to look again */
  async composeFor(companyId: string): Promise<boolean> {
    return this.dataSource.transaction(async (manager) => {
      const company = await manager.findOne(Company, {
        where: { id: companyId },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (company === null) return false;
      const told = await this.newsDesk.newsFor(manager, companyId);
      const [first] = told;
      if (first === undefined) return false;
      const wishes = await this.wishesOf(manager, company);
      const due = await this.dueAt(manager, companyId, wishes, first.since);
      if (due > this.clock.now()) {
        await this.newsDesk.lookAgainAt(manager, companyId, due);
        return false;
      }
      await this.write(manager, company, told, await obstacle(manager, company, wishes));
      return true;
    });
  }

  private async wishesOf(manager: EntityManager, { id, locale }: Company): Promise<SendingWishes> {
    const stated = await manager.findOneBy(Preferences, { companyId: id });
    return stated ?? defaultWishes(locale, this.settings.MAIL_ANY_TIME);
  }

  private async dueAt(manager: EntityManager, companyId: string, wishes: SendingWishes, since: Date): Promise<Date> {
    const now = this.clock.now();
    const [before]: [{ under_way: boolean | null; last: Date | null }] = await manager.query(
      `SELECT bool_or(state IN ('waiting', 'sending')) AS under_way, max(coalesce(sent_at, last_tried_at)) AS last
       FROM delivery WHERE company_id = $1`,
      [companyId],
    );
    if (before.under_way === true) return new Date(now.getTime() + LOOK_AGAIN_MS);
    const pauseMs = this.settings.MAIL_PAUSE_MINUTES * 60_000;
    return sendingTime(wishes, { now, waitingSince: since, lastMailAt: before.last ?? undefined, pauseMs });
  }

  /** @param failure why it can be known beforehand that the company does not get it */
  private async write(manager: EntityManager, company: Company, told: Told[], failure?: Obstacle): Promise<void> {
    const { id: companyId, locale, name, contactEmail } = company;
    const now = this.clock.now();
    const id = newId();
    const news = await this.newsDesk.withLinks(told, company, id);
    const [preferences, unsubscribe] = await Promise.all([
      this.links.toPreferences(companyId),
      this.links.toUnsubscribe(companyId),
    ]);
    const mail = await writeMail(news, { company: name, locale, links: { preferences, unsubscribe } });
    const delivery = manager.create(Delivery, {
      ...mail,
      id,
      companyId,
      template: templateFor(news),
      recipient: contactEmail,
      locale,
      unsubscribeUrl: unsubscribe,
      trace: told[0]?.trace ?? {},
      state: failure === undefined ? 'waiting' : 'failed',
      failure: failure?.failure ?? null,
      lastError: failure?.detail ?? null,
      failedAt: failure === undefined ? null : now,
      messageId: this.transport.messageId(id),
      attempts: 0,
      nextTryAt: now,
      createdAt: now,
    });
    await manager.insert(Delivery, delivery);
    await this.newsDesk.markTold(manager, told, id);
    if (failure !== undefined) await announceFailed(manager, this.outbox, [delivery]);
  }
}

interface Obstacle {
  readonly failure: DeliveryFailure;
  readonly detail: string;
}

async function obstacle(
  manager: EntityManager,
  { contactEmail }: Company,
  { frequency }: SendingWishes,
): Promise<Obstacle | undefined> {
  if (frequency === 'never') return { failure: 'unsubscribed', detail: 'The company wants no e-mails.' };
  const [known]: { reason: string }[] = await manager.query(
    'SELECT reason FROM undeliverable_address WHERE address = lower($1)',
    [contactEmail],
  );
  return known && { failure: 'undeliverable', detail: `The address does not work: ${known.reason}` };
}
