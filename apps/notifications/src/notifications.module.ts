import { type DynamicModule, Module } from '@nestjs/common';
import { EventingModule } from '#eventing/eventing.module';
import { EVENTING_ENTITIES, EVENTING_MIGRATIONS } from '#eventing/eventing-tables.migration';
import { Clock } from '#platform/clock';
import { databaseModule } from '#platform/database.module';
import { withLogFields } from '#platform/log-context';
import { BounceController } from './bounce/bounce.controller.ts';
import { BounceService } from './bounce/bounce.service.ts';
import { Company } from './company/company.entity.ts';
import { CompanyEvents } from './company/company.events.ts';
import { DeliveryController } from './delivery/delivery.controller.ts';
import { Delivery } from './delivery/delivery.entity.ts';
import { DeliveryArchive } from './delivery/delivery-archive.ts';
import { DeliveryJournal } from './delivery/delivery-journal.ts';
import { DeliveryQueue } from './delivery/delivery-queue.ts';
import { DeliverySender } from './delivery/delivery-sender.ts';
import { MailComposer } from './delivery/mail-composer.ts';
import { MailTransport } from './delivery/mail-transport.ts';
import { ErasedCandidate } from './erasure/erased-candidate.entity.ts';
import { ErasureEvents } from './erasure/erasure.events.ts';
import { Links } from './link/links.ts';
import { CreateNotifications1700000004000 } from './migrations/1700000004000-create-notifications.ts';
import { CreateErasedCandidates1700000005000 } from './migrations/1700000005000-create-erased-candidates.ts';
import { TellTogetherAndAsk1700000006000 } from './migrations/1700000006000-tell-together-and-ask.ts';
import { RecallDeliveries1700000008000 } from './migrations/1700000008000-recall-deliveries.ts';
import { IntroductionEvents } from './notice/introduction.events.ts';
import { MatchEvents } from './notice/match.events.ts';
import { NewsDesk } from './notice/news-desk.ts';
import { Notice } from './notice/notice.entity.ts';
import { VacancyQuestions } from './notice/vacancy-questions.ts';
import { NotificationsSettings } from './notifications.settings.ts';
import { PreferencesController } from './preferences/preferences.controller.ts';
import { Preferences } from './preferences/preferences.entity.ts';
import { PreferencesService } from './preferences/preferences.service.ts';
import { QuietHours } from './preferences/quiet-hours.ts';
import { ReplyController } from './reply/reply.controller.ts';
import { Reply } from './reply/reply.entity.ts';
import { ReplyService } from './reply/reply.service.ts';
import { Vacancy } from './vacancy/vacancy.entity.ts';
import { VacancyEvents } from './vacancy/vacancy.events.ts';

export const NOTIFICATIONS_ENTITIES = [
  ...EVENTING_ENTITIES,
  ...[Company, Vacancy, Notice, Delivery, Reply, Preferences, ErasedCandidate],
];
export const NOTIFICATIONS_MIGRATIONS = [
  ...EVENTING_MIGRATIONS,
  CreateNotifications1700000004000,
  CreateErasedCandidates1700000005000,
  TellTogetherAndAsk1700000006000,
  RecallDeliveries1700000008000,
];

/** Tells companies of confirmed matches, asks them about their vacancies, and takes their answers. */
@Module({
  controllers: [
    ...[BounceController, DeliveryController, ReplyController, PreferencesController],
    ...[MatchEvents, IntroductionEvents, VacancyEvents, CompanyEvents, ErasureEvents],
  ],
  providers: [
    ...[Clock, Links, NewsDesk, VacancyQuestions],
    ...[MailComposer, MailTransport, DeliveryQueue, DeliveryJournal, DeliverySender, DeliveryArchive],
    ...[QuietHours, PreferencesService, ReplyService, BounceService],
  ],
})
export class NotificationsModule {
  static with(settings: NotificationsSettings): DynamicModule {
    return {
      module: NotificationsModule,
      imports: [
        databaseModule(settings.DATABASE_URL, NOTIFICATIONS_ENTITIES, NOTIFICATIONS_MIGRATIONS),
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
