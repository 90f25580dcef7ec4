import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { collectDefaultMetrics, register } from 'prom-client';
import { OpenToAll } from './caller.ts';

collectDefaultMetrics();

/** What the service counts and measures, for Prometheus. The gateway does not lead here. */
@ApiExcludeController()
@OpenToAll()
@Controller('metrics')
export class MetricsController {
  @Get()
  @Header('content-type', register.contentType)
  read(): Promise<string> {
    return register.metrics();
  }
}
