import { Controller, Get, HttpStatus, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { OpenToAll } from './caller.ts';

/** One thing a service needs in order to serve. */
export interface ReadinessCheck {
  readonly name: string;
  /** `false`: told, but no reason to send callers elsewhere (a broker that is away is waited for). */
  readonly required: boolean;
  readonly isUp: () => Promise<boolean> | boolean;
}

export const READINESS_CHECKS = Symbol('ReadinessChecks');

/** For whoever runs the service: `live` asks whether to restart it, `ready` whether to send it requests. */
@ApiExcludeController()
@OpenToAll()
@Controller('health')
export class HealthController {
  constructor(@Inject(READINESS_CHECKS) private readonly checks: ReadinessCheck[]) {}

  @Get('live')
  live() {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(@Res() reply: FastifyReply) {
    const results = await Promise.all(
      this.checks.map(async ({ name, required, isUp }) => ({ name, required, up: await isUp() })),
    );
    const ready = results.every(({ required, up }) => up || !required);
    const parts = Object.fromEntries(results.map(({ name, up }) => [name, up ? 'up' : 'down']));
    await reply
      .status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
      .send({ status: ready ? 'ready' : 'not ready', parts });
  }
}
