import { DataSource } from 'typeorm';
import { EventingModule } from '#eventing/eventing.module';
import { loadEsco } from '#occupations/esco';
import { databaseIsUp } from '#platform/database.module';
import { runService } from '#platform/run-service';
import { growHeapSlowly } from './import/grow-heap-slowly.ts';
import { streamImportBodies } from './import/import-body.ts';
import { VacanciesModule } from './vacancies.module.ts';
import { VacanciesSettings } from './vacancies.settings.ts';
import { WEBHOOK_DOCUMENT } from './webhook/webhook-document.ts';

await runService({
  name: 'vacancies',
  settings: VacanciesSettings,
  module: VacanciesModule.with,
  readiness: (app) => [databaseIsUp(app.get(DataSource)), EventingModule.kafkaIsUp(app)],
  prepare: async (app, { ESCO_FILE }) => {
    streamImportBodies(app.getHttpAdapter().getInstance());
    await loadEsco(ESCO_FILE);
    await EventingModule.consume(app);
    await growHeapSlowly();
  },
  webhooks: WEBHOOK_DOCUMENT,
  behindGateway: true,
});
