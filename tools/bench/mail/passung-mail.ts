import { randomBytes } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Outbox } from '#eventing/outbox';
import { Clock } from '#platform/clock';
import { createDatabases } from '#stack/databases';
import { DeliveryJournal } from '../../../apps/notifications/src/delivery/delivery-journal.ts';
import { DeliveryQueue } from '../../../apps/notifications/src/delivery/delivery-queue.ts';
import { DeliverySender } from '../../../apps/notifications/src/delivery/delivery-sender.ts';
import { MailTransport } from '../../../apps/notifications/src/delivery/mail-transport.ts';
import {
  NOTIFICATIONS_ENTITIES,
  NOTIFICATIONS_MIGRATIONS,
} from '../../../apps/notifications/src/notifications.module.ts';
import { QuietHours } from '../../../apps/notifications/src/preferences/quiet-hours.ts';
import { until } from '../eventing/until.ts';
import type { BenchMail } from './mails.ts';

/** Rows in one statement, so that filling the queue does not take longer than emptying it. */
const ROWS = 500;

/** The queue in PostgreSQL and the sender of `notifications`, as the service runs them. */
export class PassungMail {
  private constructor(
    private readonly dataSource: DataSource,
    private readonly port: number,
    private readonly connections: number,
  ) {}

  static async start(postgresUrl: string, port: number, connections: number): Promise<PassungMail> {
    Logger.overrideLogger(['warn', 'error']);
    const name = `bench_${randomBytes(4).toString('hex')}`;
    const urls = await createDatabases(postgresUrl, [{ name, password: randomBytes(8).toString('hex') }]);
    const dataSource = await new DataSource({
      type: 'postgres',
      url: urls[name],
      entities: NOTIFICATIONS_ENTITIES,
      migrations: NOTIFICATIONS_MIGRATIONS,
    }).initialize();
    await dataSource.runMigrations();
    return new PassungMail(dataSource, port, connections);
  }

  /** Puts the e-mails into the queue, each with the notice of the match it tells of. */
  async enqueue(mails: readonly BenchMail[]): Promise<void> {
    await this.dataSource.query('TRUNCATE delivery, notice, outbox');
    for (let from = 0; from < mails.length; from += ROWS) {
      const rows = JSON.stringify(mails.slice(from, from + ROWS));
      await this.dataSource.query(
        `INSERT INTO delivery (id, company_id, template, recipient, locale, subject, html, text, trace, state, message_id,
           attempts, next_try_at, created_at)
         SELECT id, "companyId", 'match-confirmed', recipient, locale, subject, html, text, '{}', 'waiting', "messageId", 0,
           now(), now()
         FROM json_to_recordset($1) AS mail (id uuid, "companyId" uuid, recipient text, locale text, subject text,
           html text, text text, "messageId" text)`,
        [rows],
      );
      await this.dataSource.query(
        `INSERT INTO notice (id, kind, about, vacancy_id, match_id, trace, state, delivery_id, not_before, created_at)
         SELECT gen_random_uuid(), 'match-confirmed', id, gen_random_uuid(), gen_random_uuid(), '{}', 'told', id, now(), now()
         FROM json_to_recordset($1) AS mail (id uuid)`,
        [rows],
      );
    }
    await this.dataSource.query('ANALYZE delivery, notice');
  }

  /**
   * Sends what is in the queue.
   *
   * @param onProgress is told now and then how many are sent
   */
  async send(count: number, onProgress: (sent: number) => void = () => {}): Promise<void> {
    const settings = {
      SMTP_URL: `smtp://127.0.0.1:${this.port}`,
      MAIL_FROM: 'Passung <no-reply@bench.example>',
      MAIL_CONNECTIONS: this.connections,
      MAIL_PER_DOMAIN_PER_MINUTE: 100,
      MAIL_ANY_TIME: true,
    };
    const outbox = new Outbox({ service: 'bench', brokers: [], databaseUrl: '', withLogFields: (_, work) => work() });
    let sent = 0;
    class CountingJournal extends DeliveryJournal {
      override async record(...[outcomes]: Parameters<DeliveryJournal['record']>): Promise<void> {
        await super.record(outcomes);
        sent += outcomes.filter(({ state }) => state === 'sent').length;
        onProgress(sent);
      }
    }
    const clock = new Clock();
    const transport = new MailTransport(settings);
    const sender = new DeliverySender(
      new DeliveryQueue(this.dataSource, clock, settings),
      new CountingJournal(this.dataSource, outbox),
      transport,
      new QuietHours(this.dataSource, settings),
      clock,
      settings,
    );
    sender.onApplicationBootstrap();
    await until(() => sent >= count);
    await sender.beforeApplicationShutdown();
    transport.onApplicationShutdown();
  }

  /** How many e-mails are recorded as sent, and announced. */
  async recorded(): Promise<{ sent: number; announced: number }> {
    const [row] = await this.dataSource.query(
      `SELECT (SELECT count(*)::integer FROM delivery WHERE state = 'sent') AS sent,
         (SELECT count(*)::integer FROM outbox) AS announced`,
    );
    return row;
  }

  stop(): Promise<void> {
    return this.dataSource.destroy();
  }
}
