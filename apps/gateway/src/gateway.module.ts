import { Module } from '@nestjs/common';

/** Owns nothing: one public origin for what the services offer. */
@Module({})
export class GatewayModule {}
