import { type DynamicModule, Module } from '@nestjs/common';
import { EventingModule } from '#eventing/eventing.module';
import { CreateEventingTables1700000000000, EVENTING_ENTITIES } from '#eventing/eventing-tables.migration';
import { databaseModule } from '#platform/database.module';
import { withLogFields } from '#platform/log-context';
import type { EventServiceSettings } from '#platform/settings';
import { CandidateController } from './candidate/candidate.controller.ts';
import { Candidate } from './candidate/candidate.entity.ts';
import { CandidateService } from './candidate/candidate.service.ts';
import { Identity } from './candidate/identity.entity.ts';
import { CreateCandidates1700000001000 } from './migrations/1700000001000-create-candidates.ts';

/** People whom partner institutions nominate: their profiles, consent and, apart from both, who they are. */
@Module({ controllers: [CandidateController], providers: [CandidateService] })
export class CandidatesModule {
  static with(settings: EventServiceSettings): DynamicModule {
    return {
      module: CandidatesModule,
      imports: [
        databaseModule(
          settings.DATABASE_URL,
          [...EVENTING_ENTITIES, Candidate, Identity],
          [CreateEventingTables1700000000000, CreateCandidates1700000001000],
        ),
        EventingModule.forRoot({
          service: 'candidates',
          brokers: settings.brokers,
          databaseUrl: settings.DATABASE_URL,
          withLogFields,
        }),
      ],
    };
  }
}
