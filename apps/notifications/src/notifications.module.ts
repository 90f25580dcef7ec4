import { type DynamicModule, Module } from '@nestjs/common';
import { EventingModule } from '#eventing/eventing.module';
import { CreateEventingTables1700000000000, EVENTING_ENTITIES } from '#eventing/eventing-tables.migration';
import { databaseModule } from '#platform/database.module';
import { withLogFields } from '#platform/log-context';
import { Company } from './company/company.entity.ts';
import { CompanyEvents } from './company/company.events.ts';
import { DeliveryController } from './delivery/delivery.controller.ts';
import { Delivery } from './delivery/delivery.entity.ts';
import { DeliverySender } from './delivery/delivery-sender.ts';
import { MailTransport } from './delivery/mail-transport.ts';
import { MatchEvents } from './delivery/match.events.ts';
import { ErasedCandidate } from './erasure/erased-candidate.entity.ts';
import { ErasureEvents } from './erasure/erasure.events.ts';
import { CreateNotifications1700000004000 } from './migrations/1700000004000-create-notifications.ts';
import { CreateErasedCandidates1700000005000 } from './migrations/1700000005000-create-erased-candidates.ts';
import { NotificationsSettings } from './notifications.settings.ts';
import { Vacancy } from './vacancy/vacancy.entity.ts';
import { VacancyEvents } from './vacancy/vacancy.events.ts';

/** Tells companies of confirmed matches. */
@Module({
  controllers: [DeliveryController, MatchEvents, VacancyEvents, CompanyEvents, ErasureEvents],
  providers: [DeliverySender, MailTransport],
})
export class NotificationsModule {
  static with(settings: NotificationsSettings): DynamicModule {
    return {
      module: NotificationsModule,
      imports: [
        databaseModule(
          settings.DATABASE_URL,
          [...EVENTING_ENTITIES, Company, Vacancy, Delivery, ErasedCandidate],
          [CreateEventingTables1700000000000, CreateNotifications1700000004000, CreateErasedCandidates1700000005000],
        ),
        EventingModule.forRoot({
          service: 'notifications',
          brokers: settings.brokers,
          databaseUrl: settings.DATABASE_URL,
          withLogFields,
        }),
      ],
      providers: [{ provide: NotificationsSettings, useValue: settings }],
    };
  }
}
