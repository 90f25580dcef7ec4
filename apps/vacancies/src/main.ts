import { DataSource } from 'typeorm';
import { loadEsco } from '#occupations/esco';
import { databaseIsUp } from '#platform/database.module';
import { runService } from '#platform/run-service';
import { EventServiceSettings } from '#platform/settings';
import { VacanciesModule } from './vacancies.module.ts';

await runService({
  name: 'vacancies',
  settings: EventServiceSettings,
  module: VacanciesModule.with,
  readiness: (app) => [databaseIsUp(app.get(DataSource))],
  prepare: (_app, { ESCO_FILE }) => loadEsco(ESCO_FILE),
  behindGateway: true,
});
