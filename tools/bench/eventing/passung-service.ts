import { randomBytes } from 'node:crypto';
import { Module, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventingModule } from '#eventing/eventing.module';
import { openDatabase } from './effect-table.ts';

/** A service with nothing but `libs/eventing`. */
export function createService(
  brokers: readonly string[],
  databaseUrl: string,
  controllers: NonNullable<ModuleMetadata['controllers']>,
): Promise<NestFastifyApplication> {
  @Module({
    imports: [
      TypeOrmModule.forRootAsync({
        useFactory: () => ({ type: 'postgres' }),
        dataSourceFactory: () => openDatabase(databaseUrl),
      }),
      EventingModule.forRoot({
        service: `bench-${randomBytes(4).toString('hex')}`,
        brokers: [...brokers],
        databaseUrl,
        withLogFields: (_fields, work) => work(),
      }),
    ],
    controllers,
  })
  class Service {}

  return NestFactory.create<NestFastifyApplication>(Service, new FastifyAdapter(), { logger: ['error'] });
}
