import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { VacancyState } from '#contracts/vacancy-event';
import { EventingModule } from '#eventing/eventing.module';
import { EVENTING_ENTITIES, EVENTING_MIGRATIONS } from '#eventing/eventing-tables.migration';
import { KafkaTransport } from '#eventing/kafka-transport';
import { Outbox } from '#eventing/outbox';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { migrate } from '#platform/database.module';
import { SESSIONS } from '#platform/database-session';
import { eventually } from './eventually.ts';
import { infrastructure } from './infrastructure.ts';

const LEAVES_WITHIN_MS = 60_000;

/** What a trial service does with a message. */
export type Handle = (event: ReceivedEvent<VacancyState>, transaction: EntityManager) => Promise<void>;

/** Starts instances of services that have nothing but a database, an outbox and, maybe, a topic they read. */
export class TrialServices {
  private readonly running = new Set<NestFastifyApplication>();

  constructor(readonly databaseUrl: string) {}

  async start(service: string, reads?: { topic: string; handle: Handle }): Promise<TrialService> {
    const { databaseUrl } = this;

    @Controller()
    class Reader {
      @EventPattern<string>(reads?.topic ?? 'nothing')
      async read(@Payload() event: ReceivedEvent<VacancyState>, @Ctx() context: EventContext) {
        await reads?.handle(event, context.transaction);
      }
    }

    @Module({
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            type: 'postgres',
            url: databaseUrl,
            extra: SESSIONS,
            entities: EVENTING_ENTITIES,
            migrations: EVENTING_MIGRATIONS,
          }),
          dataSourceFactory: async (options) => migrate(await new DataSource(options!).initialize()),
        }),
        EventingModule.forRoot({
          service,
          brokers: [...infrastructure().kafkaBrokers],
          databaseUrl,
          withLogFields: (_fields, work) => work(),
        }),
      ],
      controllers: reads === undefined ? [] : [Reader],
    })
    class Service {}

    const app = await NestFactory.create<NestFastifyApplication>(Service, new FastifyAdapter(), { logger: false });
    this.running.add(app);
    if (reads !== undefined) await EventingModule.consume(app);
    await app.init();
    return new TrialService(app, () => this.running.delete(app));
  }

  async stopAll(): Promise<void> {
    await Promise.all([...this.running].map(closeWholly));
    this.running.clear();
  }
}

/** One running instance. */
export class TrialService {
  readonly outbox: Outbox;
  readonly database: DataSource;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly forget: () => void,
  ) {
    this.outbox = app.get(Outbox);
    this.database = app.get(DataSource);
  }

  async stop(): Promise<void> {
    this.forget();
    await closeWholly(this.app);
  }
}

/**
 * A service that ends does not wait for a slow Kafka for ever; a test does, so that nothing goes on behind it. A consumer
 * that is told to leave while it joins for the first time would join all the same, after the test.
 */
async function closeWholly(app: NestFastifyApplication): Promise<void> {
  const transport = app.get(KafkaTransport);
  if (app.getMicroservices().length > 0) {
    await eventually('the consumer to join its group', () => transport.joined || undefined, LEAVES_WITHIN_MS);
  }
  await app.close();
  await eventually('the consumer to leave its group', () => (transport.joined ? undefined : true), LEAVES_WITHIN_MS);
}
