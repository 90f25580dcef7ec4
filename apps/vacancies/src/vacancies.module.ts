import { type DynamicModule, Module } from '@nestjs/common';
import { EventingModule } from '#eventing/eventing.module';
import { EVENTING_ENTITIES, EVENTING_MIGRATIONS } from '#eventing/eventing-tables.migration';
import { Clock } from '#platform/clock';
import { databaseModule } from '#platform/database.module';
import { withLogFields } from '#platform/log-context';
import { CompanyController } from './company/company.controller.ts';
import { Company } from './company/company.entity.ts';
import { CompanyService } from './company/company.service.ts';
import { CompanyRegister } from './company/company-register.ts';
import { ImportController } from './import/import.controller.ts';
import { Import } from './import/import.entity.ts';
import { ImportHistory } from './import/import-history.ts';
import { ImportLog } from './import/import-log.ts';
import { Imports } from './import/imports.ts';
import { CreateVacancies1700000001000 } from './migrations/1700000001000-create-vacancies.ts';
import { VacancyLifeCycle1700000002000 } from './migrations/1700000002000-vacancy-life-cycle.ts';
import { CreateImports1700000003000 } from './migrations/1700000003000-create-imports.ts';
import { CreateWebhooks1700000004000 } from './migrations/1700000004000-create-webhooks.ts';
import { VacanciesSettings } from './vacancies.settings.ts';
import { Expiry } from './vacancy/expiry.ts';
import { Intake } from './vacancy/intake.ts';
import { Postings } from './vacancy/postings.ts';
import { ReplyEvents } from './vacancy/reply.events.ts';
import { VacancyController } from './vacancy/vacancy.controller.ts';
import { Vacancy } from './vacancy/vacancy.entity.ts';
import { VacancyService } from './vacancy/vacancy.service.ts';
import { VacancyFinder } from './vacancy/vacancy-finder.ts';
import { VacancyStore } from './vacancy/vacancy-store.ts';
import { WebhookController } from './webhook/webhook.controller.ts';
import { Webhook } from './webhook/webhook.entity.ts';
import { WebhookEvents } from './webhook/webhook.events.ts';
import { WebhookAnnouncer } from './webhook/webhook-announcer.ts';
import { WebhookDelivery } from './webhook/webhook-delivery.entity.ts';
import { WebhookMetrics } from './webhook/webhook-metrics.ts';
import { WebhookQueue } from './webhook/webhook-queue.ts';
import { WebhookRegister } from './webhook/webhook-register.ts';
import { WebhookSecrets } from './webhook/webhook-secrets.ts';
import { WebhookSender } from './webhook/webhook-sender.ts';
import { WebhookTarget } from './webhook/webhook-target.ts';
import { WebhookTests } from './webhook/webhook-tests.ts';

/** What the service's database holds. */
export const ENTITIES = [...EVENTING_ENTITIES, Company, Vacancy, Import, Webhook, WebhookDelivery];
/** How the database came to be what it is, oldest first. */
export const MIGRATIONS = [
  ...EVENTING_MIGRATIONS,
  CreateVacancies1700000001000,
  VacancyLifeCycle1700000002000,
  CreateImports1700000003000,
  CreateWebhooks1700000004000,
];

/** Companies and what they look for, as partner systems tell us. */
@Module({
  controllers: [VacancyController, CompanyController, ImportController, ReplyEvents, WebhookController, WebhookEvents],
  providers: [
    Clock,
    CompanyRegister,
    CompanyService,
    Expiry,
    ImportHistory,
    ImportLog,
    Imports,
    Intake,
    VacancyFinder,
    VacancyService,
    VacancyStore,
    Postings,
    WebhookAnnouncer,
    WebhookMetrics,
    WebhookQueue,
    WebhookRegister,
    WebhookSecrets,
    WebhookSender,
    WebhookTarget,
    WebhookTests,
  ],
})
export class VacanciesModule {
  static with(settings: VacanciesSettings): DynamicModule {
    return {
      module: VacanciesModule,
      imports: [
        databaseModule(settings.DATABASE_URL, ENTITIES, MIGRATIONS),
        EventingModule.forRoot({
          service: 'vacancies',
          brokers: settings.brokers,
          databaseUrl: settings.DATABASE_URL,
          withLogFields,
        }),
      ],
      providers: [{ provide: VacanciesSettings, useValue: settings }],
    };
  }
}
