import { randomUUID } from 'node:crypto';
import { Controller, type INestMicroservice, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Ctx, EventPattern, KafkaContext, type MicroserviceOptions, Payload, Transport } from '@nestjs/microservices';
import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import type { DataSource } from 'typeorm';
import type { VacancyState } from '#contracts/vacancy-event';
import { toMessage } from './cloud-event-message.ts';
import { takeEffects } from './effect-table.ts';
import { until } from './until.ts';
import type { Contender, Handled } from './vacancy-stream.ts';

/**
 * What NestJS brings: one call of the handler and one transaction for each message. Its messages are produced in one
 * batch, which is kinder to it than an `emit` for each.
 */
export class NestTransport implements Contender {
  readonly name = 'NestJS Transport.KAFKA, a transaction each';
  private readonly producer: Producer;
  private app?: INestMicroservice;
  private handled = 0;

  constructor(
    private readonly brokers: readonly string[],
    private readonly dataSource: DataSource,
    private readonly topic: string,
  ) {
    const kafka = new Kafka({ clientId: 'nest', brokers: [...brokers], logLevel: logLevel.WARN });
    this.producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  }

  async start(): Promise<void> {
    const { dataSource, topic } = this;
    const count = () => {
      this.handled += 1;
    };

    @Controller()
    class Reader {
      @EventPattern<string>(topic)
      async read(@Payload() { version, title }: VacancyState, @Ctx() context: KafkaContext) {
        const key = String(context.getMessage().key);
        await dataSource.transaction((transaction) =>
          transaction.query('INSERT INTO effect VALUES ($1, $2, $3)', [key, version, title]),
        );
        count();
      }
    }

    @Module({ controllers: [Reader] })
    class Service {}

    this.app = await NestFactory.createMicroservice<MicroserviceOptions>(Service, {
      logger: ['error'],
      transport: Transport.KAFKA,
      options: {
        client: { clientId: 'nest', brokers: [...this.brokers], logLevel: logLevel.WARN },
        consumer: { groupId: `nest-${randomUUID()}`, maxWaitTimeInMs: 250 },
        subscribe: { fromBeginning: true },
      },
    });
    await Promise.all([this.producer.connect(), this.app.listen()]);
  }

  async send(events: readonly VacancyState[]): Promise<void> {
    this.handled = 0;
    await this.producer.send({ topic: this.topic, acks: -1, messages: events.map(toMessage) });
    await until(() => this.handled === events.length);
  }

  collect(): Promise<Handled[]> {
    return takeEffects(this.dataSource);
  }

  async stop(): Promise<void> {
    await this.app?.close();
    await this.producer.disconnect();
  }
}
