import { DataSource } from 'typeorm';
import { EventingModule } from '#eventing/eventing.module';
import { KafkaTransport } from '#eventing/kafka-transport';
import { readForms } from '#pages/read-forms';
import { databaseIsUp } from '#platform/database.module';
import { runService } from '#platform/run-service';
import { readMessages } from './bounce/read-messages.ts';
import { NotificationsModule } from './notifications.module.ts';
import { NotificationsSettings } from './notifications.settings.ts';

await runService({
  name: 'notifications',
  settings: NotificationsSettings,
  module: NotificationsModule.with,
  readiness: (app) => [
    databaseIsUp(app.get(DataSource)),
    { name: 'kafka', required: false, isUp: () => app.get(KafkaTransport).joined },
  ],
  prepare: async (app) => {
    await readForms(app);
    readMessages(app);
    await EventingModule.consume(app);
  },
  behindGateway: true,
});
