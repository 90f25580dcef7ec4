import { type DynamicModule, Module } from '@nestjs/common';
import { EventingModule } from '#eventing/eventing.module';
import { EVENTING_ENTITIES, EVENTING_MIGRATIONS } from '#eventing/eventing-tables.migration';
import { Clock } from '#platform/clock';
import { databaseModule } from '#platform/database.module';
import { withLogFields } from '#platform/log-context';
import { AccessLogController } from './access-log/access-log.controller.ts';
import { AccessLog } from './access-log/access-log.ts';
import { AccessRow } from './access-log/access-record.entity.ts';
import { CandidateController } from './candidate/candidate.controller.ts';
import { SealedCandidate } from './candidate/candidate.entity.ts';
import { CandidateService } from './candidate/candidate.service.ts';
import { CandidateHistory } from './candidate/candidate-history.ts';
import { CandidateStore } from './candidate/candidate-store.ts';
import { ConsentRow, RecognitionStepRow } from './candidate/history.entity.ts';
import { CandidatesSettings } from './candidates.settings.ts';
import { ConsentController } from './consent/consent.controller.ts';
import { Lookup } from './encryption/lookup.ts';
import { MasterKeys } from './encryption/master-keys.ts';
import { PersonKey } from './encryption/person-key.entity.ts';
import { PersonSeals } from './encryption/person-seal.ts';
import { ErasureController } from './erasure/erasure.controller.ts';
import { ErasedPlace, Erasure } from './erasure/erasure.entity.ts';
import { ErasureEvents } from './erasure/erasure.events.ts';
import { ErasureMetrics } from './erasure/erasure-metrics.ts';
import { ErasureReminder } from './erasure/erasure-reminder.ts';
import { Erasures } from './erasure/erasures.ts';
import { EuropassController } from './europass/europass.controller.ts';
import { CandidateExportController } from './export/candidate-export.controller.ts';
import { ContactController } from './introduction/contact.controller.ts';
import { Contacts } from './introduction/contact-details.ts';
import { InterestEvents } from './introduction/interest.events.ts';
import { IntroductionController } from './introduction/introduction.controller.ts';
import { Introduction } from './introduction/introduction.entity.ts';
import { Introductions } from './introduction/introductions.ts';
import { CreateEncryptedCandidates1700000002000 } from './migrations/1700000002000-create-encrypted-candidates.ts';
import { CreateCandidateHistory1700000006000 } from './migrations/1700000006000-create-candidate-history.ts';
import { IntroduceCandidates1700000008000 } from './migrations/1700000008000-introduce-candidates.ts';
import { RecognitionController } from './recognition/recognition.controller.ts';
import { CLOCK, Housekeeping } from './retention/housekeeping.ts';
import { Retention } from './retention/retention.ts';

/** People whom partner institutions nominate: who they are, what they can, and what they consent to. */
@Module({
  controllers: [
    EuropassController,
    CandidateController,
    ConsentController,
    RecognitionController,
    AccessLogController,
    CandidateExportController,
    ErasureController,
    ErasureEvents,
    ...[IntroductionController, ContactController, InterestEvents],
  ],
  providers: [
    CandidateService,
    CandidateStore,
    CandidateHistory,
    AccessLog,
    PersonSeals,
    Lookup,
    Erasures,
    ErasureReminder,
    ErasureMetrics,
    Retention,
    Housekeeping,
    ...[Introductions, Contacts, Clock],
    { provide: CLOCK, useValue: () => new Date() },
  ],
})
export class CandidatesModule {
  static with(settings: CandidatesSettings): DynamicModule {
    return {
      module: CandidatesModule,
      imports: [
        databaseModule(
          settings.DATABASE_URL,
          [
            ...EVENTING_ENTITIES,
            PersonKey,
            SealedCandidate,
            ConsentRow,
            RecognitionStepRow,
            AccessRow,
            Erasure,
            ErasedPlace,
            Introduction,
          ],
          [
            ...EVENTING_MIGRATIONS,
            CreateEncryptedCandidates1700000002000,
            CreateCandidateHistory1700000006000,
            IntroduceCandidates1700000008000,
          ],
        ),
        EventingModule.forRoot({
          service: 'candidates',
          brokers: settings.brokers,
          databaseUrl: settings.DATABASE_URL,
          withLogFields,
        }),
      ],
      providers: [
        { provide: CandidatesSettings, useValue: settings },
        { provide: MasterKeys, useValue: new MasterKeys(settings) },
      ],
    };
  }
}
