import { DataSource } from 'typeorm';
import { EventingModule } from '#eventing/eventing.module';
import { databaseIsUp } from '#platform/database.module';
import { runService } from '#platform/run-service';
import { EventServiceSettings } from '#platform/settings';
import { MatchingModule } from './matching.module.ts';

await runService({
  name: 'matching',
  settings: EventServiceSettings,
  module: MatchingModule.with,
  readiness: (app) => [databaseIsUp(app.get(DataSource)), EventingModule.kafkaIsUp(app)],
  prepare: EventingModule.consume,
  behindGateway: true,
});
