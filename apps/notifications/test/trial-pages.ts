import { type LoggerService, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { companyExample, vacancyExample } from '#contracts/event-examples';
import type { Answer } from '#contracts/reply-event';
import { Outbox } from '#eventing/outbox';
import type { Locale } from '#occupations/locale';
import { readForms } from '#pages/read-forms';
import { Clock } from '#platform/clock';
import { Links, type ReplyLink } from '../src/link/links.ts';
import { NewsDesk } from '../src/notice/news-desk.ts';
import { Notice } from '../src/notice/notice.entity.ts';
import { NotificationsSettings } from '../src/notifications.settings.ts';
import { PreferencesController } from '../src/preferences/preferences.controller.ts';
import { PreferencesService } from '../src/preferences/preferences.service.ts';
import { ReplyController } from '../src/reply/reply.controller.ts';
import { ReplyService } from '../src/reply/reply.service.ts';
import { confirmedMatch, eventing, TrialNotifications } from './trial-notifications.ts';
import { trialSettings } from './trial-settings.ts';

/** A token is longer than Fastify allows of itself. */
const AS_IN_SERVICE = { routerOptions: { maxParamLength: 2_400 } };

/** The pages behind the links in e-mails, on a real server, with a company that has got an e-mail. */
export class TrialPages {
  private constructor(
    readonly trial: TrialNotifications,
    private readonly app: NestFastifyApplication,
    readonly origin: string,
  ) {}

  static async start(logger: LoggerService | false = false): Promise<TrialPages> {
    const trial = await TrialNotifications.start();

    @Module({
      controllers: [ReplyController, PreferencesController],
      providers: [
        ...[ReplyService, PreferencesService],
        { provide: Outbox, useValue: new Outbox(eventing) },
        { provide: DataSource, useValue: trial.dataSource },
        { provide: Clock, useValue: trial.clock },
        { provide: Links, useValue: trial.links },
        { provide: NewsDesk, useValue: trial.newsDesk },
        { provide: NotificationsSettings, useValue: trialSettings() },
      ],
    })
    class Pages {}

    const app = await NestFactory.create<NestFastifyApplication>(Pages, new FastifyAdapter(AS_IN_SERVICE), {
      logger,
      bodyParser: false,
    });
    await readForms(app);
    await app.listen(0, '127.0.0.1');
    return new TrialPages(trial, app, await app.getUrl());
  }

  /** A company of that language with one vacancy, and a clock that stands. */
  async reset(locale: Locale = 'de'): Promise<void> {
    await this.trial.reset();
    await this.trial.learnCompany({ ...companyExample, version: 2, locale });
    this.trial.clock.set('2026-11-25T11:00:00Z');
  }

  /** Tells the company of a match, and gives what stands in the link for an answer. */
  async told(answer: Answer): Promise<ReplyLink> {
    const match = confirmedMatch();
    await this.trial.hearOf(match);
    await this.trial.composer().composeFor(companyExample.id);
    const notice = await this.trial.dataSource.manager.findOneByOrFail(Notice, { matchId: match.id });
    const deliveryId = notice.deliveryId as string;
    return { companyId: companyExample.id, deliveryId, vacancyId: vacancyExample.id, matchId: match.id, answer };
  }

  async anotherCompany(): Promise<string> {
    const id = crypto.randomUUID();
    await this.trial.learnCompany({ ...companyExample, id, contactEmail: 'jobs@other.example' });
    return id;
  }

  async vacancyOfAnother(): Promise<string> {
    const id = crypto.randomUUID();
    await this.trial.learnVacancy({ ...vacancyExample, id, companyId: await this.anotherCompany() });
    return id;
  }

  open = (url: string) => this.fetch(url);

  /** What a browser does when the button of the page is pressed. */
  press = (url: string, form: Record<string, string> = {}) =>
    this.fetch(url, { method: 'POST', body: new URLSearchParams(form) });

  async stop(): Promise<void> {
    await this.app.close();
    await this.trial.stop();
  }

  private async fetch(url: string, init: RequestInit = {}): Promise<{ status: number; html: string; url: string }> {
    const here = url.replace(trialSettings().PUBLIC_URL, this.origin);
    const response = await fetch(here, { ...init, headers: { ...init.headers, 'accept-language': 'de' } });
    return { status: response.status, html: await response.text(), url: here };
  }
}
