import { randomBytes } from 'node:crypto';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { VacancyChanged, type VacancyState } from '#contracts/vacancy-event';
import { EventingModule } from '#eventing/eventing.module';
import { KafkaTransport } from '#eventing/kafka-transport';
import { Outbox } from '#eventing/outbox';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { waitUntil } from '#stack/wait-until';
import { takeEffects } from './effect-table.ts';
import { until } from './until.ts';
import type { Contender, Handled } from './vacancy-stream.ts';

/** Events that the writer puts into one transaction: a bulk request. */
const TRANSACTION_EVENTS = 500;
/** Requests that are served at the same time. */
const WRITERS = 4;
const JOIN_DEADLINE_MS = 30_000;

type Events = ReceivedEvent<VacancyState>[];

/** Outbox, relay, topic and consumer of libs/eventing, with one multi-row insert for all events of a transaction. */
export class PassungEventing implements Contender {
  readonly name = 'outbox → Kafka → database';
  private readonly service = `bench-${randomBytes(4).toString('hex')}`;
  private app?: NestFastifyApplication;
  private sent = 0;

  constructor(
    private readonly brokers: readonly string[],
    private readonly database: { url: string; dataSource: DataSource },
    private readonly topic: string,
    private readonly handle: (events: Events, transaction: EntityManager) => Promise<unknown> = insertAll,
  ) {}

  async start(): Promise<void> {
    const { handle, topic, database } = this;

    @Controller()
    class Reader {
      @EventPattern<string>(topic, { batch: true })
      async read(@Payload() events: Events, @Ctx() context: EventContext) {
        await handle(events, context.transaction);
      }
    }

    @Module({
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({ type: 'postgres' }),
          dataSourceFactory: async () => database.dataSource,
        }),
        EventingModule.forRoot({
          service: this.service,
          brokers: [...this.brokers],
          databaseUrl: database.url,
          withLogFields: (_fields, work) => work(),
        }),
      ],
      controllers: [Reader],
    })
    class Service {}

    this.app = await NestFactory.create<NestFastifyApplication>(Service, new FastifyAdapter(), { logger: ['error'] });
    await EventingModule.consume(this.app);
    await this.app.init();
    const transport = this.app.get(KafkaTransport);
    await waitUntil('the consumer has joined its group', JOIN_DEADLINE_MS, () => transport.joined);
  }

  async send(events: readonly VacancyState[]): Promise<void> {
    let from = 0;
    const write = async () => {
      while (from < events.length) {
        const rest = from;
        from += TRANSACTION_EVENTS;
        await this.announce(events.slice(rest, from));
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
    this.sent += events.length;
    await until(async () => (await this.handledSoFar()) === this.sent);
  }

  /** One transaction of the writer. */
  async announce(events: readonly VacancyState[]): Promise<void> {
    const outbox = this.app?.get(Outbox) as Outbox;
    const contract = { ...VacancyChanged, topic: this.topic };
    await this.database.dataSource.transaction((transaction) =>
      outbox.add(transaction, contract, ...events.map((value) => ({ key: value.id, value }))),
    );
  }

  collect(): Promise<Handled[]> {
    return takeEffects(this.database.dataSource);
  }

  async stop(): Promise<void> {
    await this.app?.close();
  }

  private async handledSoFar(): Promise<number> {
    const [row] = await this.database.dataSource.query(
      'SELECT coalesce(sum(next_offset), 0)::int AS handled FROM consumer_offset',
    );
    return row.handled;
  }
}

async function insertAll(events: Events, transaction: EntityManager): Promise<void> {
  await transaction.query('INSERT INTO effect SELECT * FROM unnest($1::text[], $2::integer[], $3::text[])', [
    events.map(({ key }) => key),
    events.map(({ value }) => value?.version),
    events.map(({ value }) => value?.title),
  ]);
}
