import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { VacancyChanged, type VacancyState } from '#contracts/vacancy-event';
import { Outbox } from '#eventing/outbox';
import type { Writer } from './contender.ts';
import { createService } from './passung-service.ts';

/** Events that the writer puts into one transaction: a bulk request. */
const TRANSACTION_EVENTS = 500;
/** Requests that are served at the same time. */
const WRITERS = 4;

/** A service that commits events to its outbox; its relay sends them on. */
export class PassungWriter implements Writer {
  private app?: NestFastifyApplication;

  constructor(
    private readonly brokers: readonly string[],
    private readonly databaseUrl: string,
    private readonly topic: string,
  ) {}

  async start(): Promise<void> {
    this.app = await createService(this.brokers, this.databaseUrl, []);
    await this.app.init();
  }

  async write(events: readonly VacancyState[]): Promise<void> {
    let from = 0;
    const work = async () => {
      while (from < events.length) {
        const rest = from;
        from += TRANSACTION_EVENTS;
        await this.announce(events.slice(rest, from));
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, work));
  }

  /** One transaction. */
  async announce(events: readonly VacancyState[]): Promise<void> {
    const outbox = this.app?.get(Outbox) as Outbox;
    const contract = { ...VacancyChanged, topic: this.topic };
    await this.app
      ?.get(DataSource)
      .transaction((transaction) =>
        outbox.add(transaction, contract, ...events.map((value) => ({ key: value.id, value }))),
      );
  }

  async stop(): Promise<void> {
    await this.app?.close();
  }
}
