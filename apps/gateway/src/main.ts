import { DataSource } from 'typeorm';
import { databaseIsUp } from '#platform/database.module';
import { runService } from '#platform/run-service';
import { forwardToServices } from './forwarding.ts';
import { GatewayModule } from './gateway.module.ts';
import { GatewaySettings } from './gateway.settings.ts';
import { admitRequests } from './protection/admission.ts';
import { protectResponses } from './protection/response-headers.ts';
import { documentForEverything } from './whole-api-document.ts';

await runService({
  name: 'gateway',
  settings: GatewaySettings,
  module: GatewayModule.with,
  // Without its database the gateway still lets in whoever has a token.
  readiness: (app) => [{ ...databaseIsUp(app.get(DataSource)), required: false }],
  behindGateway: false,
  trustedProxies: (settings) => settings.TRUSTED_PROXIES?.split(',') ?? [],
  prepare: async (app, settings) => {
    await protectResponses(app, settings);
    await admitRequests(app, settings);
    await forwardToServices(app, settings);
    documentForEverything(app, settings);
  },
});
