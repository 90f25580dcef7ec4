import { type DynamicModule, Module } from '@nestjs/common';
import { EventingModule } from '#eventing/eventing.module';
import { CreateEventingTables1700000000000, EVENTING_ENTITIES } from '#eventing/eventing-tables.migration';
import { databaseModule } from '#platform/database.module';
import { withLogFields } from '#platform/log-context';
import { CandidateController } from './candidate/candidate.controller.ts';
import { SealedCandidate } from './candidate/candidate.entity.ts';
import { CandidateService } from './candidate/candidate.service.ts';
import { CandidateStore } from './candidate/candidate-store.ts';
import type { CandidatesSettings } from './candidates.settings.ts';
import { Lookup } from './encryption/lookup.ts';
import { MasterKeys } from './encryption/master-keys.ts';
import { PersonKey } from './encryption/person-key.entity.ts';
import { PersonSeals } from './encryption/person-seal.ts';
import { ErasureController } from './erasure/erasure.controller.ts';
import { ErasedPlace, Erasure } from './erasure/erasure.entity.ts';
import { ErasureEvents } from './erasure/erasure.events.ts';
import { ErasureReminder } from './erasure/erasure-reminder.ts';
import { Erasures } from './erasure/erasures.ts';
import { CreateEncryptedCandidates1700000002000 } from './migrations/1700000002000-create-encrypted-candidates.ts';

/** People whom partner institutions nominate: who they are, what they can, and what they consent to. */
@Module({
  controllers: [CandidateController, ErasureController, ErasureEvents],
  providers: [CandidateService, CandidateStore, PersonSeals, Lookup, Erasures, ErasureReminder],
})
export class CandidatesModule {
  static with(settings: CandidatesSettings): DynamicModule {
    return {
      module: CandidatesModule,
      imports: [
        databaseModule(
          settings.DATABASE_URL,
          [...EVENTING_ENTITIES, PersonKey, SealedCandidate, Erasure, ErasedPlace],
          [CreateEventingTables1700000000000, CreateEncryptedCandidates1700000002000],
        ),
        EventingModule.forRoot({
          service: 'candidates',
          brokers: settings.brokers,
          databaseUrl: settings.DATABASE_URL,
          withLogFields,
        }),
      ],
      providers: [{ provide: MasterKeys, useValue: new MasterKeys(settings) }],
    };
  }
}
