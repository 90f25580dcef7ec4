import { Inject, Injectable } from '@nestjs/common';
import type { JWTPayload } from 'jose';
import { ANSWERS, type Answer } from '#contracts/reply-event';
import type { Locale } from '#occupations/locale';
import { BrokenLink, LinkSeal } from '#pages/signed-links';
import { Clock } from '#platform/clock';
import { NotificationsSettings } from '../notifications.settings.ts';

const DAY_MS = 86_400_000;

/** What a link is for; it is good for nothing else. */
export type Purpose = 'reply' | 'preferences' | 'unsubscribe';

/** Mailboxes may ask to unsubscribe long after an e-mail came; an answer to a proposal is of use while it is fresh. */
const LIFETIME_DAYS: Readonly<Record<Purpose, number>> = { reply: 30, preferences: 365, unsubscribe: 365 };

/** One answer of one company, to be given once. */
export interface ReplyLink {
  readonly companyId: string;
  readonly deliveryId: string;
  readonly vacancyId: string;
  readonly matchId?: string;
  readonly answer: Answer;
}

/** A look at the contact details of one candidate by one company, with what the page says of the two. */
export interface ContactLink {
  readonly introductionId: string;
  readonly matchId: string;
  readonly companyId: string;
  readonly until: Date;
  readonly company: string;
  readonly locale: Locale;
  readonly title: string;
}

/** Makes the links in e-mails, by which a company can answer without an account, and reads them back. */
@Injectable()
export class Links {
  private readonly seal: LinkSeal;
  private readonly base: string;

  constructor(
    @Inject(NotificationsSettings) settings: Pick<NotificationsSettings, 'PUBLIC_URL' | 'LINK_SECRET'>,
    private readonly clock: Clock,
  ) {
    this.seal = new LinkSeal(settings.LINK_SECRET);
    this.base = settings.PUBLIC_URL.replace(/\/+$/, '');
  }

  async toReply({ companyId, deliveryId, vacancyId, matchId, answer }: ReplyLink): Promise<string> {
    const claims = { d: deliveryId, v: vacancyId, ...(matchId === undefined ? {} : { m: matchId }), a: answer };
    return `${this.base}/r/${await this.sign('reply', companyId, claims)}`;
  }

  /** Leads to the service that holds the person's details, which checks whether they may be seen. */
  async toContact({ introductionId, matchId, companyId, until, company, locale, title }: ContactLink): Promise<string> {
    const claims = { i: introductionId, m: matchId, n: company, l: locale, t: title };
    return `${this.base}/r/introductions/${await this.seal.sign('introduction', companyId, until, claims)}`;
  }

  async toPreferences(companyId: string): Promise<string> {
    return `${this.base}/r/preferences/${await this.sign('preferences', companyId)}`;
  }

  async toUnsubscribe(companyId: string): Promise<string> {
    return `${this.base}/r/unsubscribe/${await this.sign('unsubscribe', companyId)}`;
  }

  /** @throws {BrokenLink} */
  async readReply(token: string): Promise<ReplyLink> {
    const { sub, d, v, m, a } = await this.seal.read(token, 'reply', this.clock.now());
    const answer = ANSWERS.find((known) => known === a);
    if (typeof d !== 'string' || typeof v !== 'string' || answer === undefined) {
      throw new BrokenLink('forged', 'lacks what a reply needs');
    }
    return { companyId: sub, deliveryId: d, vacancyId: v, ...(typeof m === 'string' ? { matchId: m } : {}), answer };
  }

  /**
   * @returns the id of the company the link was made for
   * @throws {BrokenLink}
   */
  async readCompany(token: string, purpose: 'preferences' | 'unsubscribe'): Promise<string> {
    return (await this.seal.read(token, purpose, this.clock.now())).sub;
  }

  private sign(purpose: Purpose, companyId: string, claims?: JWTPayload): Promise<string> {
    const until = new Date(this.clock.now().getTime() + LIFETIME_DAYS[purpose] * DAY_MS);
    return this.seal.sign(purpose, companyId, until, claims);
  }
}
