import { type DynamicModule, Module } from '@nestjs/common';
import { EventingModule } from '#eventing/eventing.module';
import { CreateEventingTables1700000000000, EVENTING_ENTITIES } from '#eventing/eventing-tables.migration';
import { databaseModule } from '#platform/database.module';
import { withLogFields } from '#platform/log-context';
import type { EventServiceSettings } from '#platform/settings';
import { Company } from './company/company.entity.ts';
import { CompanyRegister } from './company/company-register.ts';
import { CreateVacancies1700000001000 } from './migrations/1700000001000-create-vacancies.ts';
import { VacancyController } from './vacancy/vacancy.controller.ts';
import { Vacancy } from './vacancy/vacancy.entity.ts';
import { VacancyService } from './vacancy/vacancy.service.ts';

/** Companies and what they look for, as partner systems tell us. */
@Module({ controllers: [VacancyController], providers: [VacancyService, CompanyRegister] })
export class VacanciesModule {
  static with(settings: EventServiceSettings): DynamicModule {
    return {
      module: VacanciesModule,
      imports: [
        databaseModule(
          settings.DATABASE_URL,
          [...EVENTING_ENTITIES, Company, Vacancy],
          [CreateEventingTables1700000000000, CreateVacancies1700000001000],
        ),
        EventingModule.forRoot({
          service: 'vacancies',
          brokers: settings.brokers,
          databaseUrl: settings.DATABASE_URL,
          withLogFields,
        }),
      ],
    };
  }
}
