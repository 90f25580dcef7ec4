import { type DynamicModule, Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventingModule } from '#eventing/eventing.module';
import { CreateEventingTables1700000000000, EVENTING_ENTITIES } from '#eventing/eventing-tables.migration';
import { databaseModule } from '#platform/database.module';
import { withLogFields } from '#platform/log-context';
import { readSettingFile } from '#platform/settings';
import { defaultRuleset, parseRuleset } from '#scoring/ruleset';
import { CandidateEvents } from './candidate/candidate.events.ts';
import { CandidateIntake } from './candidate/candidate-intake.ts';
import { KnownCandidate } from './candidate/known-candidate.entity.ts';
import { ErasedCandidate } from './erasure/erased-candidate.entity.ts';
import { ErasureEvents } from './erasure/erasure.events.ts';
import { FeedModule } from './feed/feed.module.ts';
import { FeedEntry } from './feed/feed-entry.entity.ts';
import { Decision } from './match/decision.entity.ts';
import { DecisionService } from './match/decision.service.ts';
import { DecisionReason } from './match/decision-reason.entity.ts';
import { MatchController } from './match/match.controller.ts';
import { Match } from './match/match.entity.ts';
import { MatchList } from './match/match-list.ts';
import type { MatchingSettings } from './matching.settings.ts';
import { CreateMatching1700000001000 } from './migrations/1700000001000-create-matching.ts';
import { CreateErasedCandidates1700000005000 } from './migrations/1700000005000-create-erased-candidates.ts';
import { CreateFeed1700000006000 } from './migrations/1700000006000-create-feed.ts';
import { KeepReasonsApart1700000007000 } from './migrations/1700000007000-keep-reasons-apart.ts';
import { OneWriterAField1700000010000 } from './migrations/1700000010000-one-writer-a-field.ts';
import { KeepProposals1700000011000 } from './migrations/1700000011000-keep-proposals.ts';
import { ProposalLog } from './proposal/proposal-log.ts';
import { keepRuleset } from './ruleset/keep-ruleset.ts';
import { FieldAssignment } from './shortlist/field-assignment.ts';
import { FieldWriter } from './shortlist/field-writer.ts';
import { FieldsInMemory } from './shortlist/fields-in-memory.ts';
import { Forwarding } from './shortlist/forwarding.ts';
import { OutdatedShortlists } from './shortlist/outdated-shortlists.ts';
import { RULESET_IN_FORCE } from './shortlist/ruleset-in-force.ts';
import { ShortlistWriter } from './shortlist/shortlist-writer.ts';
import { WorkEvents } from './shortlist/work.events.ts';
import { KnownVacancy } from './vacancy/known-vacancy.entity.ts';
import { VacancyEvents } from './vacancy/vacancy.events.ts';
import { VacancyIntake } from './vacancy/vacancy-intake.ts';

/** Shortlists of candidates for vacancies, and what coordinators decide about them. */
@Module({
  controllers: [VacancyEvents, CandidateEvents, ErasureEvents, WorkEvents, MatchController],
  providers: [
    CandidateIntake,
    VacancyIntake,
    Forwarding,
    FieldsInMemory,
    FieldAssignment,
    FieldWriter,
    ShortlistWriter,
    ProposalLog,
    OutdatedShortlists,
    MatchList,
    DecisionService,
  ],
})
export class MatchingModule {
  static with(settings: MatchingSettings): DynamicModule {
    const { RULESET_FILE } = settings;
    const ruleset =
      RULESET_FILE === undefined ? defaultRuleset : readSettingFile('RULESET_FILE', RULESET_FILE, parseRuleset);
    return {
      module: MatchingModule,
      imports: [
        FeedModule,
        databaseModule(
          settings.DATABASE_URL,
          [
            ...EVENTING_ENTITIES,
            KnownVacancy,
            KnownCandidate,
            Match,
            Decision,
            DecisionReason,
            ErasedCandidate,
            FeedEntry,
          ],
          [
            CreateEventingTables1700000000000,
            CreateMatching1700000001000,
            CreateErasedCandidates1700000005000,
            CreateFeed1700000006000,
            KeepReasonsApart1700000007000,
            OneWriterAField1700000010000,
            KeepProposals1700000011000,
          ],
        ),
        EventingModule.forRoot({
          service: 'matching',
          brokers: settings.brokers,
          databaseUrl: settings.DATABASE_URL,
          withLogFields,
        }),
      ],
      providers: [
        {
          provide: RULESET_IN_FORCE,
          inject: [DataSource],
          useFactory: (dataSource: DataSource) => keepRuleset(dataSource, ruleset),
        },
      ],
    };
  }
}
