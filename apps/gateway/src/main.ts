import { runService } from '#platform/run-service';
import { forwardToServices } from './forwarding.ts';
import { GatewayModule } from './gateway.module.ts';
import { GatewaySettings } from './gateway.settings.ts';
import { documentForEverything } from './whole-api-document.ts';

await runService({
  name: 'gateway',
  settings: GatewaySettings,
  module: () => ({ module: GatewayModule }),
  behindGateway: false,
  prepare: async (app, settings) => {
    await forwardToServices(app, settings);
    documentForEverything(app, settings);
  },
});
