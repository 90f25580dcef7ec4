import { Controller } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource, type EntityManager } from 'typeorm';
import type { VacancyState } from '#contracts/vacancy-event';
import { EventingModule } from '#eventing/eventing.module';
import { KafkaTransport } from '#eventing/kafka-transport';
import { EventContext, type ReceivedEvent } from '#eventing/received-event';
import { waitUntil } from '#stack/wait-until';
import { announceHandled } from './commit-to-handled.ts';
import type { Handled, Reader, ReaderPlan } from './contender.ts';
import { takeEffects } from './effect-table.ts';
import { createService } from './passung-service.ts';
import { until } from './until.ts';

const JOIN_DEADLINE_MS = 30_000;

type Events = ReceivedEvent<VacancyState>[];

/** A service that reads through the transport of `libs/eventing`, with one multi-row insert for all events of a transaction. */
export class PassungReader implements Reader {
  private app?: NestFastifyApplication;
  private expected = 0;

  constructor(private readonly plan: ReaderPlan) {}

  async start(): Promise<void> {
    const { topic, brokers, databaseUrl, kind } = this.plan;
    const handle = kind === 'passung that tells' ? announceHandled : insertAll;

    @Controller()
    class Vacancies {
      @EventPattern<string>(topic, { batch: true })
      async read(@Payload() events: Events, @Ctx() context: EventContext) {
        await handle(events, context.transaction);
      }
    }

    this.app = await createService(brokers, databaseUrl, [Vacancies]);
    await EventingModule.consume(this.app);
    await this.app.init();
    const transport = this.app.get(KafkaTransport);
    await waitUntil('the consumer has joined its group', JOIN_DEADLINE_MS, () => transport.joined);
  }

  async handled(count: number): Promise<void> {
    this.expected += count;
    await until(async () => (await this.handledSoFar()) === this.expected);
  }

  collect(): Promise<Handled[]> {
    return takeEffects(this.database);
  }

  async stop(): Promise<void> {
    await this.app?.close();
  }

  private get database(): DataSource {
    return this.app?.get(DataSource) as DataSource;
  }

  private async handledSoFar(): Promise<number> {
    const [row] = await this.database.query(
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
