import { Catch, type DynamicModule, type INestApplication, Module, type RpcExceptionFilter } from '@nestjs/common';
import type { NestMicroservice } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';
import { DataSource } from 'typeorm';
import { EVENTING_OPTIONS, type EventingOptions } from './eventing-options.ts';
import { KafkaTransport } from './kafka-transport.ts';
import { Outbox } from './outbox.ts';
import { OutboxMetrics } from './outbox-metrics.ts';
import { OutboxRelay } from './outbox-relay.ts';
import { OutboxWaker } from './outbox-waker.ts';

/** NestJS would replace the error by a text; the transport needs the error itself to judge it. */
@Catch()
class HandErrorsToTransport implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() =>
      error instanceof Error ? error : new Error('A handler threw what is no error.', { cause: error }),
    );
  }
}

/** Publishing and consuming of events for one service with one database. */
@Module({})
export class EventingModule {
  static forRoot(options: EventingOptions): DynamicModule {
    return {
      module: EventingModule,
      global: true,
      providers: [
        { provide: EVENTING_OPTIONS, useValue: options },
        {
          provide: KafkaTransport,
          inject: [DataSource],
          useFactory: (dataSource: DataSource) => new KafkaTransport(options, dataSource),
        },
        Outbox,
        OutboxWaker,
        OutboxRelay,
        OutboxMetrics,
      ],
      exports: [EVENTING_OPTIONS, Outbox, KafkaTransport],
    };
  }

  /** Tells whether events arrive. No reason to send callers elsewhere: what they post is kept until they do. */
  static kafkaIsUp(app: INestApplication) {
    const transport = app.get(KafkaTransport);
    return { name: 'kafka', required: false, isUp: () => transport.joined };
  }

  /** Connects the `@EventPattern` methods of the application to Kafka. */
  static async consume(app: INestApplication): Promise<void> {
    const consumer = app.connectMicroservice(
      { strategy: app.get(KafkaTransport) },
      { deferInitialization: true },
    ) as NestMicroservice;
    consumer.useGlobalFilters(new HandErrorsToTransport());
    // The application calls the hooks of its providers itself, and must be the only one.
    consumer.setIsInitHookCalled(true);
    await app.startAllMicroservices();
  }
}
