import { DataSource } from 'typeorm';
import { databaseIsUp } from '#platform/database.module';
import { runService } from '#platform/run-service';
import { EventServiceSettings } from '#platform/settings';
import { CandidatesModule } from './candidates.module.ts';

await runService({
  name: 'candidates',
  settings: EventServiceSettings,
  module: CandidatesModule.with,
  readiness: (app) => [databaseIsUp(app.get(DataSource))],
  behindGateway: true,
});
