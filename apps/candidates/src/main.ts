import { DataSource } from 'typeorm';
import { EventingModule } from '#eventing/eventing.module';
import { loadEsco } from '#occupations/esco';
import { readForms } from '#pages/read-forms';
import { databaseIsUp } from '#platform/database.module';
import { runService } from '#platform/run-service';
import { CandidatesModule } from './candidates.module.ts';
import { CandidatesSettings } from './candidates.settings.ts';
import { takeXmlBodies } from './europass/xml-bodies.ts';

await runService({
  name: 'candidates',
  settings: CandidatesSettings,
  module: CandidatesModule.with,
  readiness: (app) => [databaseIsUp(app.get(DataSource)), EventingModule.kafkaIsUp(app)],
  prepare: async (app, { ESCO_FILE }) => {
    loadEsco(ESCO_FILE);
    takeXmlBodies(app);
    await readForms(app);
    await EventingModule.consume(app);
  },
  behindGateway: true,
});
