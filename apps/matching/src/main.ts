import { DataSource } from 'typeorm';
import { EventingModule } from '#eventing/eventing.module';
import { loadEsco } from '#occupations/esco';
import { databaseIsUp } from '#platform/database.module';
import { runService } from '#platform/run-service';
import { MatchingModule } from './matching.module.ts';
import { MatchingSettings } from './matching.settings.ts';

await runService({
  name: 'matching',
  settings: MatchingSettings,
  module: MatchingModule.with,
  readiness: (app) => [databaseIsUp(app.get(DataSource)), EventingModule.kafkaIsUp(app)],
  prepare: async (app, { ESCO_FILE }) => {
    loadEsco(ESCO_FILE);
    await EventingModule.consume(app);
  },
  behindGateway: true,
});
