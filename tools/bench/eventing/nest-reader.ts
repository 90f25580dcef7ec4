import { randomUUID } from 'node:crypto';
import { Controller, type INestMicroservice, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, KafkaContext, type MicroserviceOptions, Payload, Transport } from '@nestjs/microservices';
import { logLevel } from 'kafkajs';
import type { DataSource } from 'typeorm';
import type { VacancyState } from '#contracts/vacancy-event';
import type { Handled, Reader, ReaderPlan } from './contender.ts';
import { openDatabase, takeEffects } from './effect-table.ts';
import { until } from './until.ts';

/** What NestJS brings: one call of the handler and one transaction for each message. */
export class NestReader implements Reader {
  private database?: DataSource;
  private app?: INestMicroservice;
  private done = 0;

  constructor(private readonly plan: ReaderPlan) {}

  async start(): Promise<void> {
    const { topic, brokers, databaseUrl } = this.plan;
    const database = await openDatabase(databaseUrl);
    this.database = database;
    const count = () => {
      this.done += 1;
    };

    @Controller()
    class Events {
      @EventPattern<string>(topic)
      async read(@Payload() { version, title }: VacancyState, @Ctx() context: KafkaContext) {
        const key = String(context.getMessage().key);
        await database.transaction((transaction) =>
          transaction.query('INSERT INTO effect VALUES ($1, $2, $3)', [key, version, title]),
        );
        count();
      }
    }

    @Module({ controllers: [Events] })
    class Service {}

    this.app = await NestFactory.createMicroservice<MicroserviceOptions>(Service, {
      logger: false,
      transport: Transport.KAFKA,
      options: {
        client: { clientId: 'nest', brokers: [...brokers], logLevel: logLevel.NOTHING },
        consumer: { groupId: `nest-${randomUUID()}`, maxWaitTimeInMs: 250 },
        subscribe: { fromBeginning: true },
      },
    });
    await this.app.listen();
  }

  async handled(count: number): Promise<void> {
    await until(() => this.done === count);
    this.done = 0;
  }

  collect(): Promise<Handled[]> {
    return takeEffects(this.database as DataSource);
  }

  async stop(): Promise<void> {
    await this.app?.close();
    await this.database?.destroy();
  }
}
