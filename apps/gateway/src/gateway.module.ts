import { type DynamicModule, Module } from '@nestjs/common';
import { databaseModule } from '#platform/database.module';
import { ApiKeyController } from './api-key/api-key.controller.ts';
import { ApiKey } from './api-key/api-key.entity.ts';
import { ApiKeyService } from './api-key/api-key.service.ts';
import { ApiKeySecret } from './api-key/api-key-secret.entity.ts';
import { JwksController } from './api-key/jwks.controller.ts';
import { KeyExchange } from './api-key/key-exchange.ts';
import { SigningKeys } from './api-key/signing-keys.ts';
import type { GatewaySettings } from './gateway.settings.ts';
import { CreateApiKeys1700000001000 } from './migrations/1700000001000-create-api-keys.ts';
import { ProblemPageController } from './problem-page/problem-page.controller.ts';

/** One public origin for what the services offer, and the API keys that open it. */
@Module({
  controllers: [ApiKeyController, JwksController, ProblemPageController],
  providers: [ApiKeyService, KeyExchange, SigningKeys],
})
export class GatewayModule {
  static with(settings: GatewaySettings): DynamicModule {
    return {
      module: GatewayModule,
      imports: [databaseModule(settings.DATABASE_URL, [ApiKey, ApiKeySecret], [CreateApiKeys1700000001000])],
    };
  }
}
