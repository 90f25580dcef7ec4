import { setFlagsFromString } from 'node:v8';
import { DataSource } from 'typeorm';
import { EventingModule } from '#eventing/eventing.module';
import { loadEsco } from '#occupations/esco';
import { databaseIsUp } from '#platform/database.module';
import { runService } from '#platform/run-service';
import { streamImportBodies } from './import/import-body.ts';
import { VacanciesModule } from './vacancies.module.ts';
import { VacanciesSettings } from './vacancies.settings.ts';
import { WEBHOOK_DOCUMENT } from './webhook/webhook-document.ts';

// The rows of an import live just long enough to be moved among what lives long, and V8 would let those pile up to four
// times of what is in use before it collects them. So it takes a tenth longer and half of the memory.
setFlagsFromString('--heap-growing-percent=40');

await runService({
  name: 'vacancies',
  settings: VacanciesSettings,
  module: VacanciesModule.with,
  readiness: (app) => [databaseIsUp(app.get(DataSource)), EventingModule.kafkaIsUp(app)],
  prepare: async (app, { ESCO_FILE }) => {
    streamImportBodies(app.getHttpAdapter().getInstance());
    await loadEsco(ESCO_FILE);
    await EventingModule.consume(app);
  },
  webhooks: WEBHOOK_DOCUMENT,
  behindGateway: true,
});
